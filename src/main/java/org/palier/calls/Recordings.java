package org.palier.calls;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Messages that callers left, as they are stored; what was said is in a file each. */
public final class Recordings {
    private static final String SELECT = """
            SELECT recording.id, recording.landlord_id, call_id, conversation_id, recording.sid, recording.seconds, left_at,
                recording.state, attempts, file, trouble
            FROM recording JOIN call ON call.id = call_id\s""";

    private Recordings() {}

    /** Where a recording is. */
    public enum State {
        /** At the carrier. */
        WAITING,
        /** Here, and still at the carrier. */
        FETCHED,
        /** Here alone. */
        KEPT,
        /** It could not be fetched. */
        FAILED
    }

    /**
     * A message.
     *
     * @param file its name in the folder of recordings, once it is there
     * @param trouble why it could not be fetched when that was tried last, as the carrier or the disk tells it
     */
    public record Recording(
            long id,
            long landlordId,
            long callId,
            @Nullable Long conversationId,
            String sid,
            int seconds,
            Instant leftAt,
            State state,
            int attempts,
            @Nullable String file,
            @Nullable String trouble) {
        /** Whether it can be played. */
        public boolean here() {
            return file != null;
        }
    }

    /** Adds one, unless it is there. */
    static void add(Handle tx, Call call, Input.Recorded recorded, Instant now) {
        tx.execute(
                """
                INSERT INTO recording (landlord_id, call_id, sid, seconds, left_at, state, next_at) VALUES (?, ?, ?, ?, ?, 'waiting', ?)
                ON CONFLICT (sid) DO NOTHING""",
                call.landlordId(),
                call.id(),
                recorded.recordingSid(),
                recorded.seconds(),
                now.toEpochMilli(),
                now.toEpochMilli());
    }

    /** The messages of a conversation, oldest first. */
    public static List<Recording> ofConversation(Handle tx, long conversationId) {
        return list(tx, "WHERE conversation_id = :key ORDER BY recording.id", conversationId);
    }

    public static Optional<Recording> withId(Handle tx, long id) {
        return list(tx, "WHERE recording.id = :key", id).stream().findFirst();
    }

    /** Those that something is to be done about by a moment. */
    static List<Recording> due(Handle tx, Instant now) {
        return list(
                tx,
                "WHERE recording.state IN ('waiting', 'fetched') AND next_at <= :key ORDER BY next_at LIMIT 20",
                now.toEpochMilli());
    }

    static List<Recording> leftBefore(Handle tx, Instant moment) {
        return list(tx, "WHERE left_at < :key ORDER BY recording.id LIMIT 200", moment.toEpochMilli());
    }

    static void now(Handle tx, long id, State state, @Nullable String file) {
        tx.execute(
                "UPDATE recording SET state = ?, file = ?, attempts = 0 WHERE id = ?",
                state.name().toLowerCase(Locale.ROOT),
                file,
                id);
    }

    static void trouble(Handle tx, long id, String why) {
        tx.execute("UPDATE recording SET trouble = ? WHERE id = ?", why, id);
    }

    static void later(Handle tx, long id, Instant next) {
        tx.execute("UPDATE recording SET attempts = attempts + 1, next_at = ? WHERE id = ?", next.toEpochMilli(), id);
    }

    static void delete(Handle tx, long id) {
        tx.execute("DELETE FROM recording WHERE id = ?", id);
    }

    /** Whether a message has this key of the carrier, which is also the name of its file. */
    static boolean isKnown(Handle tx, String sid) {
        return tx.createQuery("SELECT count(*) FROM recording WHERE sid = :sid")
                        .bind("sid", sid)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static List<Recording> list(Handle tx, String where, long key) {
        return tx.createQuery(SELECT + where)
                .bind("key", key)
                .map((row, context) -> new Recording(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        Calls.number(row, "conversation_id"),
                        row.getString(5),
                        row.getInt(6),
                        Instant.ofEpochMilli(row.getLong(7)),
                        State.valueOf(row.getString(8).toUpperCase(Locale.ROOT)),
                        row.getInt(9),
                        row.getString(10),
                        row.getString(11)))
                .list();
    }
}
