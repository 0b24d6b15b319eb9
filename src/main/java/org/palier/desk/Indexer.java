package org.palier.desk;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.database.Database;
import org.palier.database.Prepared;

/**
 * Takes new messages into the search, with how their words sound and the topic that was understood, a few at a time so that webhooks do not
 * wait behind it. Run it every few seconds.
 */
public final class Indexer implements Runnable {
    /** What is written at once holds up the webhooks behind it: a few milliseconds. */
    private static final int AT_A_TIME = 25;

    /** Messages that name a need themselves; to others the assistant's topic was only carried on. */
    private static final Set<String> TELLING =
            Set.of("ANSWERED", "CLARIFYING", "DANGER", "DANGER_POSSIBLE", "HANDED_OVER");

    private final Database database;
    private final UnaryOperator<String> titles;

    /**
     * @param titles of scripts, by their id
     */
    public Indexer(Database database, UnaryOperator<String> titles) {
        this.database = database;
        this.titles = titles;
    }

    private record Spoken(
            long id,
            String text,
            String sound,
            @Nullable String intent,
            @Nullable String outcome) {}

    @Override
    public void run() {
        database.catchUp(Indexer::next, this::take);
    }

    private static List<Spoken> next(Handle tx) {
        return tx.createQuery("""
                        SELECT id, text, intent, outcome FROM message
                        WHERE id > (SELECT message_id FROM indexed) ORDER BY id LIMIT :limit""")
                .bind("limit", AT_A_TIME)
                .map((row, context) -> new Spoken(
                        row.getLong(1),
                        row.getString(2),
                        Spelling.sounds(row.getString(2)),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }

    /** Only what still stands: a message may have been taken back or erased since it was read. */
    private void take(Handle tx, List<Spoken> messages) {
        String sql = """
                INSERT INTO spoken (rowid, text, sound, topic) SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM message WHERE id = ?1)""";
        for (Spoken message : messages) {
            Prepared.update(tx, sql, message.id, message.text, message.sound, topic(message));
        }
        long last = messages.get(messages.size() - 1).id;
        Prepared.update(tx, "UPDATE indexed SET message_id = ?", last);
    }

    private String topic(Spoken message) {
        String outcome = message.outcome;
        return message.intent != null && outcome != null && TELLING.contains(outcome)
                ? titles.apply(message.intent)
                : "";
    }
}
