package org.palier.conversations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.database.Prepared;

/** Conversations as they are stored. Every change names the version that it starts from. */
public final class Conversations {
    private static final String COLUMNS = """
            conversation.id, conversation.landlord_id, contact_id, opened_at, closed_at, holder, version, line, channel, last_heard_at,
                last_message_id, conversation.language, state, pace""";

    private static final String BY_ID = "SELECT " + COLUMNS + " FROM conversation WHERE id = ?";

    private static final String LAST_OF = "SELECT " + COLUMNS + """
            , contact.id, contact.language, contact.discreet
            FROM contact LEFT JOIN conversation ON conversation.id = contact.conversation_id
            WHERE contact.landlord_id = ? AND contact.address = ?""";

    private Conversations() {}

    public static Optional<Conversation> withId(Handle tx, long id) throws SQLException {
        return Prepared.use(tx, BY_ID, statement -> {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(conversation(row)) : Optional.empty();
            }
        });
    }

    /**
     * A contact with its last conversation.
     *
     * @param language that the contact writes in, as far as is known
     * @param discreet whether somebody else may read the texts
     * @param conversation null before the first
     */
    public record Last(
            long contactId,
            @Nullable String language,
            boolean discreet,
            @Nullable Conversation conversation) {}

    /** The last conversation of the contact with an address; empty for one that was never heard. */
    public static Optional<Last> last(Handle tx, long landlordId, String address) throws SQLException {
        return Prepared.use(tx, LAST_OF, statement -> {
            statement.setLong(1, landlordId);
            statement.setString(2, address);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Last(
                                row.getLong(15),
                                row.getString(16),
                                row.getBoolean(17),
                                Rows.number(row, 1) == null ? null : conversation(row)))
                        : Optional.empty();
            }
        });
    }

    /**
     * What a message changes in its conversation.
     *
     * @param at when it was heard
     * @param messageId of the message, which becomes the last one
     */
    public record Step(
            String line,
            String channel,
            Instant at,
            long messageId,
            @Nullable String language,
            String state,
            String pace) {}

    /**
     * Opens a conversation, which becomes the contact's last one.
     *
     * @param before the contact's last conversation until now
     * @return its key
     * @throws OvertakenException if the contact's last conversation is another by now
     */
    public static long open(
            Handle tx,
            long landlordId,
            long contactId,
            @Nullable Long before,
            String line,
            String channel,
            Instant now) {
        String sql = """
                INSERT INTO conversation (landlord_id, contact_id, opened_at, version, line, channel, last_heard_at, state, pace)
                VALUES (?, ?, ?, 0, ?, ?, ?, '{}', '')
                RETURNING id""";
        long millis = now.toEpochMilli();
        long id = Prepared.number(tx, sql, landlordId, contactId, millis, line, channel, millis)
                .orElseThrow();
        if (!Contacts.turnTo(tx, contactId, before, id)) {
            throw new OvertakenException();
        }
        return id;
    }

    /**
     * Takes a message into its conversation.
     *
     * @param version that was read; the conversation has the next one afterwards
     * @throws OvertakenException if somebody changed the conversation meanwhile
     */
    public static void advance(Handle tx, long id, long version, Step step) {
        String sql = """
                UPDATE conversation SET version = version + 1, line = ?, channel = ?, last_heard_at = ?, last_message_id = ?,
                    language = ?, state = ?, pace = ?
                WHERE id = ? AND version = ? AND closed_at IS NULL""";
        changed(Prepared.update(
                tx,
                sql,
                step.line,
                step.channel,
                step.at.toEpochMilli(),
                step.messageId,
                step.language,
                step.state,
                step.pace,
                id,
                version));
    }

    /**
     * Gives the conversation to a person, or back to the assistant.
     *
     * @param holder null for the assistant
     * @param state the dialogue's memory after that
     * @throws OvertakenException if somebody changed the conversation meanwhile
     */
    public static void hold(Handle tx, Conversation read, @Nullable Long holder, String state) {
        changed(tx.execute(
                "UPDATE conversation SET version = version + 1, holder = ?, state = ? WHERE id = ? AND version = ?",
                holder,
                state,
                read.id(),
                read.version()));
    }

    /**
     * Takes in what a person said, or took back.
     *
     * @param messageId the last message now
     * @throws OvertakenException if somebody changed the conversation meanwhile
     */
    public static void said(Handle tx, Conversation read, @Nullable Long messageId) {
        changed(tx.execute(
                "UPDATE conversation SET version = version + 1, last_message_id = ? WHERE id = ? AND version = ?",
                messageId,
                read.id(),
                read.version()));
    }

    /**
     * Opens an ended conversation again.
     *
     * @throws OvertakenException if somebody changed it meanwhile
     */
    public static void reopen(Handle tx, Conversation ended) {
        changed(tx.execute(
                "UPDATE conversation SET version = version + 1, closed_at = NULL WHERE id = ? AND version = ? AND closed_at IS NOT NULL",
                ended.id(),
                ended.version()));
    }

    /**
     * Ends a conversation.
     *
     * @throws OvertakenException if somebody changed it meanwhile
     */
    public static void close(Handle tx, long id, long version, Instant now) {
        changed(tx.execute(
                "UPDATE conversation SET version = version + 1, closed_at = ? WHERE id = ? AND version = ? AND closed_at IS NULL",
                now.toEpochMilli(),
                id,
                version));
    }

    /**
     * Ends conversations in which nothing was heard since a moment, nobody speaks and no request is open; oldest first.
     *
     * @param after only those with a greater key, 0 for all: where the last call stopped
     * @param limit how many are looked at, at most
     * @return the key of the last one that was looked at; empty when there was none
     */
    public static Optional<Long> closeQuiet(Handle tx, Instant since, long after, int limit, Instant now) {
        List<Long> open = tx.createQuery(
                        "SELECT id FROM conversation WHERE closed_at IS NULL AND id > :after ORDER BY id LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        long last = open.get(open.size() - 1);
        tx.execute("""
                UPDATE conversation SET version = version + 1, closed_at = ?
                WHERE closed_at IS NULL AND id > ? AND id <= ? AND holder IS NULL AND last_heard_at < ? AND NOT EXISTS (
                    SELECT 1 FROM escalation WHERE escalation.conversation_id = conversation.id AND state <> 'closed')""", now.toEpochMilli(), after, last, since.toEpochMilli());
        return Optional.of(last);
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new OvertakenException();
        }
    }

    private static Conversation conversation(ResultSet row) throws SQLException {
        return new Conversation(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                Instant.ofEpochMilli(row.getLong(4)),
                Rows.instant(row, 5),
                Rows.number(row, 6),
                row.getLong(7),
                row.getString(8),
                row.getString(9),
                Instant.ofEpochMilli(row.getLong(10)),
                Rows.number(row, 11),
                row.getString(12),
                row.getString(13),
                row.getString(14));
    }
}
