package org.palier.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.palier.intents.Template;

/** Ready answers that advisers wrote for themselves, or admins for all of them. */
final class OwnTexts {
    /** What may stand in braces: the tenant's name and residence, the request, who answers, and the landlord. */
    static final List<String> PLACEHOLDERS =
            List.of("nom", "residence", "reference", "conseiller", "service", "bailleur", "telephone");

    private static final int MOST = 200;

    private OwnTexts() {}

    /** Placeholders of a text that nothing stands for. */
    static Set<String> unknown(String text) {
        Set<String> names = new TreeSet<>(Template.of(text).names());
        PLACEHOLDERS.forEach(names::remove);
        return names;
    }

    static List<OwnText> of(Handle tx, Shelf shelf, long owner) {
        return tx.createQuery("SELECT id, title, text FROM " + shelf.table + " WHERE " + shelf.owner
                        + " = ? ORDER BY title, id LIMIT ?")
                .bind(0, owner)
                .bind(1, MOST)
                .map((row, context) -> new OwnText(row.getLong("id"), row.getString("title"), row.getString("text")))
                .list();
    }

    static Optional<OwnText> withId(Handle tx, Shelf shelf, long owner, long id) {
        return of(tx, shelf, owner).stream().filter(text -> text.id() == id).findFirst();
    }

    static void add(Handle tx, Shelf shelf, long owner, String title, String text) {
        tx.execute(
                "INSERT INTO " + shelf.table + " (" + shelf.owner + ", title, text) VALUES (?, ?, ?)",
                owner,
                title,
                text);
    }

    static void change(Handle tx, Shelf shelf, long owner, long id, String title, String text) {
        tx.execute(
                "UPDATE " + shelf.table + " SET title = ?, text = ? WHERE " + shelf.owner + " = ? AND id = ?",
                title,
                text,
                owner,
                id);
    }

    static void remove(Handle tx, Shelf shelf, long owner, long id) {
        tx.execute("DELETE FROM " + shelf.table + " WHERE " + shelf.owner + " = ? AND id = ?", owner, id);
    }
}
