package org.palier.conversations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.database.Prepared;

/** Messages as they are stored: a heard one in one row with its decision and its reply. */
public final class Messages {
    private static final String COLUMNS = """
            message.id, message.landlord_id, message.conversation_id, previous_id, sid, direction, message.channel, staff_id, at,
                text, media, reply, outcome, intent, revision, confidence, example, similarity, runner_up, runner_up_confidence,
                message.language, danger""";

    /** How far back a message may be that is taken back: seconds pass between. */
    private static final int MOST_AFTER_UNSAID = 50;

    private Messages() {}

    /** What was heard, with the answer to it. */
    public record Heard(
            long landlordId,
            long conversationId,
            @Nullable Long previousId,
            String sid,
            String channel,
            Instant at,
            String text,
            List<Media> media,
            List<String> reply,
            Why why) {}

    /** What was answered to a message that came before. */
    public record Answered(long messageId, List<String> reply) {}

    /**
     * Adds what was heard.
     *
     * @return its key; empty if a message of this SID is stored already
     */
    public static OptionalLong add(Handle tx, Heard heard) {
        String sql = """
                INSERT INTO message (landlord_id, conversation_id, previous_id, sid, direction, channel, at, text, media, reply,
                    outcome, intent, revision, confidence, example, similarity, runner_up, runner_up_confidence, language, danger)
                VALUES (?, ?, ?, ?, 'in', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (sid) WHERE sid IS NOT NULL DO NOTHING
                RETURNING id""";
        Why why = heard.why;
        return Prepared.number(
                tx,
                sql,
                heard.landlordId,
                heard.conversationId,
                heard.previousId,
                heard.sid,
                heard.channel,
                heard.at.toEpochMilli(),
                heard.text,
                Texts.write(heard.media),
                Texts.write(heard.reply),
                why.outcome(),
                why.intent(),
                blankToNull(why.revision()),
                why.confidence(),
                blankToNull(why.example()),
                why.similarity(),
                why.runnerUp(),
                why.runnerUp() == null ? null : why.runnerUpConfidence(),
                why.language(),
                why.danger());
    }

    /** Keeps in other words what was heard: staff read what a caller did, not what it was taken for. */
    public static void reword(Handle tx, long id, String text) {
        tx.execute("UPDATE message SET text = ? WHERE id = ? AND direction = 'in'", text, id);
    }

    /**
     * Adds what a person of the staff said.
     *
     * @param key by which the same text is known when it comes again
     */
    public static long addSaid(
            Handle tx, Conversation in, long staffId, String text, @Nullable String key, Instant now) {
        long id = addOut(tx, in, in.channel(), staffId, text, now);
        if (key != null) {
            Prepared.update(tx, "UPDATE message SET sid = ? WHERE id = ?", key, id);
        }
        return id;
    }

    /** Whether a message of this key is stored. */
    public static boolean isKnown(Handle tx, String key) {
        return Prepared.number(tx, "SELECT id FROM message WHERE sid = ?", key).isPresent();
    }

    /** Adds a text that the assistant sends because a caller asked for it. */
    public static long addTexted(Handle tx, Conversation in, String text, Instant now) {
        return addOut(tx, in, "SMS", null, text, now);
    }

    /**
     * Adds what a contact said elsewhere, as a person of the staff types it in.
     *
     * @param channel how it was said, such as {@code VISIT}
     */
    public static long addTyped(Handle tx, Conversation in, long staffId, String channel, String text, Instant now) {
        return addOf(tx, in, "in", channel, staffId, text, now);
    }

    /** Adds a text that the line sends of itself, on the channel of the conversation. */
    public static long addTold(Handle tx, Conversation in, String text, Instant now) {
        return addOut(tx, in, in.channel(), null, text, now);
    }

    private static long addOut(
            Handle tx, Conversation in, String channel, @Nullable Long staffId, String text, Instant now) {
        return addOf(tx, in, "out", channel, staffId, text, now);
    }

    private static long addOf(
            Handle tx,
            Conversation in,
            String direction,
            String channel,
            @Nullable Long staffId,
            String text,
            Instant now) {
        return tx.createQuery("""
                        INSERT INTO message (landlord_id, conversation_id, previous_id, direction, channel, staff_id, at, text)
                        VALUES (:landlord, :conversation, :previous, :direction, :channel, :staff, :at, :text)
                        RETURNING id""")
                .bind("landlord", in.landlordId())
                .bind("conversation", in.id())
                .bind("previous", in.lastMessageId())
                .bind("direction", direction)
                .bind("channel", channel)
                .bind("staff", staffId)
                .bind("at", now)
                .bind("text", text)
                .mapTo(Long.class)
                .one();
    }

    /**
     * Takes back what a person said and what was not sent yet.
     *
     * @param last of the conversation
     * @return the message that is the last one afterwards
     */
    public static @Nullable Long unsaid(Handle tx, long conversationId, long id, @Nullable Long last)
            throws SQLException {
        Message taken = null;
        Message after = null;
        for (Message message : thread(tx, conversationId, null, MOST_AFTER_UNSAID)) {
            if (taken != null && after == null) {
                after = message;
            }
            if (message.id() == id) {
                taken = message;
            }
        }
        if (taken == null) {
            return last;
        }
        if (after != null) {
            tx.execute("UPDATE message SET previous_id = ? WHERE id = ?", taken.previousId(), after.id());
        }
        tx.execute("DELETE FROM message WHERE id = ?", id);
        return after == null ? taken.previousId() : last;
    }

    /** What was answered to the message of a SID. */
    public static Optional<Answered> answered(Handle tx, String sid) throws SQLException {
        return Prepared.use(tx, "SELECT id, reply FROM message WHERE sid = ?", statement -> {
            statement.setString(1, sid);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Answered(row.getLong(1), Texts.strings(row.getString(2))))
                        : Optional.empty();
            }
        });
    }

    /** Whether a conversation is one of texts: it was begun by one, or holds one. */
    public static boolean isWritten(Handle tx, Conversation conversation) {
        return !conversation.channel().equals("VOICE")
                || tx.createQuery("""
                                WITH RECURSIVE thread (id, previous_id, direction, channel) AS (
                                    SELECT id, previous_id, direction, channel FROM message WHERE id = :last
                                    UNION ALL
                                    SELECT message.id, message.previous_id, message.direction, message.channel
                                    FROM message JOIN thread ON message.id = thread.previous_id)
                                SELECT EXISTS (SELECT 1 FROM thread WHERE direction = 'in' AND channel <> 'VOICE')""")
                        .bind("last", conversation.lastMessageId())
                        .mapTo(Boolean.class)
                        .one();
    }

    /** Whether nobody has said anything after a message; what the line told of itself, as a question about an answer, does not count. */
    public static boolean isLastWord(Handle tx, Conversation conversation, long messageId) throws SQLException {
        Long last = conversation.lastMessageId();
        if (last == null || last == messageId) {
            return last != null;
        }
        return withId(tx, last)
                .filter(told -> !told.inbound() && told.staffId() == null)
                .map(Message::previousId)
                .filter(previous -> previous == messageId)
                .isPresent();
    }

    public static Optional<Message> withId(Handle tx, long id) throws SQLException {
        return Prepared.use(tx, "SELECT " + COLUMNS + " FROM message WHERE id = ?", statement -> {
            statement.setLong(1, id);
            return list(statement.executeQuery()).stream().findFirst();
        });
    }

    public static Optional<Message> ofSid(Handle tx, String sid) throws SQLException {
        return Prepared.use(tx, "SELECT " + COLUMNS + " FROM message WHERE sid = ?", statement -> {
            statement.setString(1, sid);
            return list(statement.executeQuery()).stream().findFirst();
        });
    }

    /**
     * The last messages of a conversation, oldest first.
     *
     * @param before only those before this message; null for the last ones
     * @param limit at most
     */
    public static List<Message> thread(Handle tx, long conversationId, @Nullable Long before, int limit)
            throws SQLException {
        String start = before == null
                ? "SELECT last_message_id, 1 FROM conversation WHERE id = ? AND last_message_id IS NOT NULL"
                : "SELECT previous_id, 1 FROM message WHERE conversation_id = ? AND id = ? AND previous_id IS NOT NULL";
        String sql = """
                WITH RECURSIVE back (id, depth) AS (
                    %s
                    UNION ALL
                    SELECT previous_id, depth + 1 FROM message JOIN back ON message.id = back.id
                    WHERE previous_id IS NOT NULL AND depth < ?)
                SELECT %s FROM message JOIN back ON message.id = back.id ORDER BY depth LIMIT ?""".formatted(start, COLUMNS);
        return Prepared.use(tx, sql, statement -> {
            int position = 1;
            statement.setLong(position++, conversationId);
            if (before != null) {
                statement.setLong(position++, before);
            }
            statement.setInt(position++, limit);
            statement.setInt(position, limit);
            List<Message> newestFirst = list(statement.executeQuery());
            Collections.reverse(newestFirst);
            return newestFirst;
        });
    }

    private static List<Message> list(ResultSet row) throws SQLException {
        List<Message> messages = new ArrayList<>();
        try (row) {
            while (row.next()) {
                messages.add(new Message(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        Rows.number(row, 4),
                        row.getString(5),
                        row.getString(6).equals("in"),
                        row.getString(7),
                        Rows.number(row, 8),
                        Instant.ofEpochMilli(row.getLong(9)),
                        row.getString(10),
                        Texts.media(row.getString(11)),
                        Texts.strings(row.getString(12)),
                        why(row)));
            }
        }
        return messages;
    }

    private static @Nullable Why why(ResultSet row) throws SQLException {
        String outcome = row.getString(13);
        return outcome == null
                ? null
                : new Why(
                        outcome,
                        row.getString(14),
                        nullToBlank(row.getString(15)),
                        row.getDouble(16),
                        nullToBlank(row.getString(17)),
                        row.getDouble(18),
                        row.getString(19),
                        row.getDouble(20),
                        nullToBlank(row.getString(21)),
                        nullToBlank(row.getString(22)));
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String nullToBlank(@Nullable String text) {
        return text == null ? "" : text;
    }
}
