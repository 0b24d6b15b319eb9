package org.palier.desk;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Lists that a person has narrowed and wants to find again. */
final class SavedViews {
    static final int MOST = 12;

    private SavedViews() {}

    static List<SavedView> of(Handle tx, long staffId) {
        return tx.createQuery("SELECT id, name, query FROM saved_view WHERE staff_id = ? ORDER BY name, id LIMIT ?")
                .bind(0, staffId)
                .bind(1, MOST)
                .map((row, context) -> new SavedView(row.getLong("id"), row.getString("name"), row.getString("query")))
                .list();
    }

    /** Keeps one; the oldest gives way where there are too many. */
    static void add(Handle tx, long staffId, String name, String query) {
        tx.execute("INSERT INTO saved_view (staff_id, name, query) VALUES (?, ?, ?)", staffId, name, query);
        tx.execute("""
                DELETE FROM saved_view WHERE staff_id = ? AND id NOT IN (
                    SELECT id FROM saved_view WHERE staff_id = ? ORDER BY id DESC LIMIT ?)""", staffId, staffId, MOST);
    }

    static void remove(Handle tx, long staffId, long id) {
        tx.execute("DELETE FROM saved_view WHERE staff_id = ? AND id = ?", staffId, id);
    }
}
