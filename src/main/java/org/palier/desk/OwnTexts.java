package org.palier.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.palier.intents.Template;

/** Ready answers that advisers wrote for themselves. */
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

    static List<OwnText> of(Handle tx, long staffId) {
        return tx.createQuery("SELECT id, title, text FROM ready_text WHERE staff_id = ? ORDER BY title, id LIMIT ?")
                .bind(0, staffId)
                .bind(1, MOST)
                .map((row, context) -> new OwnText(row.getLong("id"), row.getString("title"), row.getString("text")))
                .list();
    }

    static Optional<OwnText> withId(Handle tx, long staffId, long id) {
        return of(tx, staffId).stream().filter(text -> text.id() == id).findFirst();
    }

    static void add(Handle tx, long staffId, String title, String text) {
        tx.execute("INSERT INTO ready_text (staff_id, title, text) VALUES (?, ?, ?)", staffId, title, text);
    }

    static void change(Handle tx, long staffId, long id, String title, String text) {
        tx.execute("UPDATE ready_text SET title = ?, text = ? WHERE staff_id = ? AND id = ?", title, text, staffId, id);
    }

    static void remove(Handle tx, long staffId, long id) {
        tx.execute("DELETE FROM ready_text WHERE staff_id = ? AND id = ?", staffId, id);
    }
}
