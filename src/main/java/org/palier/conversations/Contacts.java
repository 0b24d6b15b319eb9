package org.palier.conversations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.database.Prepared;

/** The contacts of each landlord, found by their address. */
public final class Contacts {
    private static final String COLUMNS =
            "id, landlord_id, address, kind, conversation_id, language, name, residence, untextable, opted_out_at, discreet, first_heard_at";

    private static final String SAID = """
            WITH RECURSIVE said (id) AS (
                SELECT last_message_id FROM conversation WHERE contact_id = ? AND last_message_id IS NOT NULL
                UNION ALL
                SELECT previous_id FROM message JOIN said ON message.id = said.id WHERE previous_id IS NOT NULL)
            """;

    private Contacts() {}

    public static Optional<Contact> find(Handle tx, long landlordId, String address) throws SQLException {
        return Prepared.use(
                tx, "SELECT " + COLUMNS + " FROM contact WHERE landlord_id = ? AND address = ?", statement -> {
                    statement.setLong(1, landlordId);
                    statement.setString(2, address);
                    return first(statement.executeQuery());
                });
    }

    public static Optional<Contact> withId(Handle tx, long id) throws SQLException {
        return Prepared.use(tx, "SELECT " + COLUMNS + " FROM contact WHERE id = ?", statement -> {
            statement.setLong(1, id);
            return first(statement.executeQuery());
        });
    }

    /**
     * Adds a contact.
     *
     * @return its key; empty if the landlord has one of this address already
     */
    public static OptionalLong add(Handle tx, long landlordId, String address, String kind, Instant now) {
        String sql = """
                INSERT INTO contact (landlord_id, address, kind, first_heard_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (landlord_id, address) DO NOTHING
                RETURNING id""";
        return Prepared.number(tx, sql, landlordId, address, kind, now.toEpochMilli());
    }

    /**
     * Makes a conversation the contact's last.
     *
     * @return false if it was another than {@code before}; then nothing is changed
     */
    static boolean turnTo(Handle tx, long id, @Nullable Long before, long conversationId) {
        return Prepared.update(
                        tx,
                        "UPDATE contact SET conversation_id = ? WHERE id = ? AND conversation_id IS ?",
                        conversationId,
                        id,
                        before)
                == 1;
    }

    /** Keeps the language that the contact writes in. */
    public static void speaks(Handle tx, long id, String language) {
        Prepared.update(
                tx, "UPDATE contact SET language = ? WHERE id = ? AND language IS NOT ?", language, id, language);
    }

    /** Keeps a name or a residence that the contact has told the assistant, unless staff know one already. */
    public static void told(Handle tx, long id, String ask, String answer) {
        if (ask.equals("name") || ask.equals("residence")) {
            String sql = "UPDATE contact SET " + ask + " = ? WHERE id = ? AND coalesce(" + ask + ", '') = ''";
            Prepared.update(tx, sql, answer, id);
        }
    }

    /** Keeps a name and a residence that staff were told; what is blank stays as it was. */
    public static void named(Handle tx, long id, String name, String residence) {
        tx.execute(
                "UPDATE contact SET name = coalesce(nullif(?, ''), name), residence = coalesce(nullif(?, ''), residence) WHERE id = ?",
                name,
                residence,
                id);
    }

    /** No more proactive messages, from now; the date of an earlier opt-out stays. */
    public static void optOut(Handle tx, long id, Instant now) {
        tx.execute("UPDATE contact SET opted_out_at = coalesce(opted_out_at, ?) WHERE id = ?", now.toEpochMilli(), id);
    }

    public static void optIn(Handle tx, long id) {
        tx.execute("UPDATE contact SET opted_out_at = NULL WHERE id = ?", id);
    }

    /**
     * Remembers that no text can reach the contact.
     *
     * @param reason for staff to read, such as the carrier's error
     */
    public static void untextable(Handle tx, long id, String reason) {
        tx.execute("UPDATE contact SET untextable = ? WHERE id = ?", reason, id);
    }

    /**
     * The contact lets us text it again.
     *
     * @return whether no text could reach it before
     */
    public static boolean textable(Handle tx, long id) {
        return tx.execute("UPDATE contact SET untextable = NULL WHERE id = ? AND untextable IS NOT NULL", id) == 1;
    }

    /**
     * Erases a contact and all that was said with it; only the fact stays in the audit, without a number.
     *
     * @return whether there was such a contact
     */
    public static boolean forget(Handle tx, long landlordId, String address, @Nullable Long staffId, Instant now)
            throws SQLException {
        Optional<Contact> contact = find(tx, landlordId, address);
        if (contact.isEmpty()) {
            return false;
        }
        long id = contact.get().id();
        // Messages are found from the conversation's last one backwards: there is no index, see the schema.
        tx.execute(SAID + "DELETE FROM reply_status WHERE message_id IN (SELECT id FROM said)", id);
        tx.execute(SAID + "DELETE FROM message WHERE id IN (SELECT id FROM said)", id);
        tx.execute("DELETE FROM escalation WHERE contact_id = ?", id);
        tx.execute("DELETE FROM conversation WHERE contact_id = ?", id);
        tx.execute("DELETE FROM stray WHERE address = ?", address);
        // A call in which nothing was said has no contact; the others go with theirs.
        tx.execute("DELETE FROM call WHERE landlord_id = ? AND caller = ?", landlordId, address);
        tx.execute(
                "UPDATE audit SET contact_id = NULL, conversation_id = NULL, escalation_id = NULL WHERE contact_id = ?",
                id);
        tx.execute("DELETE FROM contact WHERE id = ?", id);
        Audit.of(landlordId, "contact-forgotten").by(staffId).add(tx, now);
        return true;
    }

    private static Optional<Contact> first(ResultSet row) throws SQLException {
        try (row) {
            return row.next()
                    ? Optional.of(new Contact(
                            row.getLong(1),
                            row.getLong(2),
                            row.getString(3),
                            row.getString(4),
                            Rows.number(row, 5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            row.getString(9),
                            Rows.instant(row, 10),
                            row.getBoolean(11),
                            Instant.ofEpochMilli(row.getLong(12))))
                    : Optional.empty();
        }
    }
}
