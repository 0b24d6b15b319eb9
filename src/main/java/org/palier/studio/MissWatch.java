package org.palier.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.palier.database.Database;

/**
 * Finds messages from which scripts can learn, in the background and beside the writer, so that neither a webhook nor a page has to. Writes
 * only where there is something to keep. Never runs twice at a time.
 */
public final class MissWatch implements Runnable {
    private static final int AT_ONCE = 200;

    /** What is shorter names no need. */
    private static final int FEWEST_LETTERS = 6;

    private final Database database;
    private long messageId = -1;
    private long correctedAt;

    public MissWatch(Database database) {
        this.database = database;
    }

    private record Heard(
            long id,
            long landlordId,
            String text,
            String outcome,
            String intent,
            @Nullable Long beforeId,
            String beforeOutcome,
            String beforeIntent) {

        /** The message that was missed, once it shows. */
        Optional<Found> found() {
            boolean person = intent.equals("human-agent");
            if (beforeId != null
                    && beforeOutcome.equals("CLARIFYING")
                    && (person || outcome.equals("NOT_UNDERSTOOD"))) {
                return Optional.of(new Found(beforeId, landlordId, "refused", beforeIntent, null));
            }
            if (beforeId != null && beforeOutcome.equals("ANSWERED") && person && !beforeIntent.equals(intent)) {
                return Optional.of(new Found(beforeId, landlordId, "person", beforeIntent, null));
            }
            boolean tells = text.chars().filter(Character::isLetter).count() >= FEWEST_LETTERS;
            return outcome.equals("NOT_UNDERSTOOD") && tells
                    ? Optional.of(new Found(id, landlordId, "unknown", "", null))
                    : Optional.empty();
        }
    }

    private record Found(
            long messageId,
            long landlordId,
            String kind,
            String intent,
            @Nullable String meant) {}

    private record Corrected(long at, Found found) {}

    @Override
    public void run() {
        if (messageId < 0) {
            database.read(tx -> tx.createQuery("SELECT message_id, corrected_at FROM missed")
                    .map((row, context) -> place(row.getLong(1), row.getLong(2)))
                    .one());
        }
        List<Heard> heard = database.read(this::heard);
        while (!heard.isEmpty()) {
            keep(heard.stream().flatMap(one -> one.found().stream()).toList(), last(heard), correctedAt);
            heard = database.read(this::heard);
        }
        List<Corrected> corrected = database.read(this::corrected);
        if (!corrected.isEmpty()) {
            long last = corrected.get(corrected.size() - 1).at;
            keep(corrected.stream().map(Corrected::found).toList(), messageId, last);
        }
    }

    private boolean place(long message, long correction) {
        messageId = message;
        correctedAt = correction;
        return true;
    }

    private static long last(List<Heard> heard) {
        return heard.get(heard.size() - 1).id;
    }

    private List<Heard> heard(Handle tx) {
        return tx.createQuery("""
                        SELECT message.id, message.landlord_id, message.text, coalesce(message.outcome, ''), coalesce(message.intent, ''),
                            earlier.id, coalesce(earlier.outcome, ''), coalesce(earlier.intent, '')
                        FROM message LEFT JOIN message AS earlier ON earlier.id = message.previous_id AND earlier.direction = 'in'
                        WHERE message.id > ? ORDER BY message.id LIMIT ?""")
                .bind(0, messageId)
                .bind(1, AT_ONCE)
                .map((row, context) -> new Heard(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6) == null ? null : row.getLong(6),
                        row.getString(7),
                        row.getString(8)))
                .list();
    }

    private List<Corrected> corrected(Handle tx) {
        return tx.createQuery("""
                        SELECT correction.at, message_id, landlord_id, coalesce(message.intent, ''), correction.intent
                        FROM correction JOIN message ON message.id = message_id
                        WHERE correction.at > ? AND message.intent IS NOT correction.intent ORDER BY correction.at LIMIT ?""")
                .bind(0, correctedAt)
                .bind(1, AT_ONCE)
                .map((row, context) -> new Corrected(
                        row.getLong(1),
                        new Found(row.getLong(2), row.getLong(3), "corrected", row.getString(4), row.getString(5))))
                .list();
    }

    private void keep(List<Found> found, long message, long correction) {
        place(message, correction);
        if (!found.isEmpty()) {
            List<Found> all = new ArrayList<>(found);
            database.write(tx -> {
                add(tx, all);
                return tx.execute("UPDATE missed SET message_id = ?, corrected_at = ?", message, correction);
            });
        }
    }

    /** What an adviser says comes before what was guessed, and puts a message on the list again. */
    private static void add(Handle tx, List<Found> found) {
        PreparedBatch batch = tx.prepareBatch("""
                INSERT INTO miss (message_id, landlord_id, kind, intent, meant)
                SELECT :id, :landlord, :kind, :intent, :meant WHERE EXISTS (SELECT 1 FROM message WHERE id = :id)
                ON CONFLICT (message_id) DO UPDATE SET kind = excluded.kind, meant = excluded.meant,
                    settled_at = NULL, settled_by = NULL, settled_as = NULL, script = NULL
                WHERE excluded.meant IS NOT NULL AND miss.meant IS NOT excluded.meant""");
        found.forEach(one -> batch.bind("id", one.messageId)
                .bind("landlord", one.landlordId)
                .bind("kind", one.kind)
                .bind("intent", one.intent)
                .bind("meant", one.meant)
                .add());
        batch.execute();
    }
}
