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

    /** So many are dealt with at a time. */
    private static final int MOST = 200;

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

    /** Forgets what was left before a moment, a few at a time; the carrier's copies are then to be deleted. */
    static int deleteLeftBefore(Handle tx, Instant moment) {
        return tx.execute(
                "DELETE FROM recording WHERE id IN (SELECT id FROM recording WHERE left_at < ? ORDER BY left_at LIMIT ?)",
                moment.toEpochMilli(),
                MOST);
    }

    /** Recordings that are gone here, and that the carrier may still have, by its keys. */
    static List<String> stillAtCarrier(Handle tx) {
        return tx.createQuery("SELECT sid FROM carrier_recording ORDER BY sid LIMIT :most")
                .bind("most", MOST)
                .mapTo(String.class)
                .list();
    }

    static int goneAtCarrier(Handle tx, String sid) {
        return tx.execute("DELETE FROM carrier_recording WHERE sid = ?", sid);
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
