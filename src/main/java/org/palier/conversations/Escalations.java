package org.palier.conversations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.database.Prepared;

/** Requests to persons: opened by the line, taken and closed by staff. Each change leaves a line in the audit. */
public final class Escalations {
    static final String SELECT = """
            SELECT id, landlord_id, contact_id, conversation_id, message_id, reference, intent, queue, urgent, priority, restricted,
                promise_at, opened_at, state, holder, held_at, closed_at
            FROM escalation\s""";

    private Escalations() {}

    /** What is asked of a person. */
    public record Request(
            long landlordId,
            long contactId,
            long conversationId,
            long messageId,
            String reference,
            @Nullable String intent,
            String queue,
            boolean urgent,
            int priority,
            boolean restricted,
            @Nullable Instant promiseAt) {}

    /**
     * Opens a request.
     *
     * @return its key; empty if the landlord has another of this reference
     */
    public static OptionalLong open(Handle tx, Request request, Instant now) {
        String sql = """
                INSERT INTO escalation (landlord_id, contact_id, conversation_id, message_id, reference, intent, queue,
                    urgent, priority, restricted, promise_at, opened_at, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')
                ON CONFLICT (landlord_id, reference) DO NOTHING
                RETURNING id""";
        OptionalLong id = Prepared.number(
                tx,
                sql,
                request.landlordId,
                request.contactId,
                request.conversationId,
                request.messageId,
                request.reference,
                request.intent,
                request.queue,
                request.urgent ? 1 : 0,
                request.priority,
                request.restricted ? 1 : 0,
                request.promiseAt == null ? null : request.promiseAt.toEpochMilli(),
                now.toEpochMilli());
        id.ifPresent(key -> Audit.of(request.landlordId, "request-opened")
                .about(request.contactId, request.conversationId)
                .escalation(key)
                .detail(request.urgent ? request.queue + " urgent" : request.queue)
                .add(tx, now));
        return id;
    }

    /** Whether a request of a conversation waits or is held. */
    public static boolean isOpenIn(Handle tx, long conversationId) {
        String sql = "SELECT 1 FROM escalation WHERE conversation_id = ? AND state <> 'closed' LIMIT 1";
        return Prepared.number(tx, sql, conversationId).isPresent();
    }

    public static Optional<Escalation> withId(Handle tx, long id) {
        return tx.createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> escalation(row))
                .findOne();
    }

    /** The open or closed request of a contact by what the tenant calls it. */
    public static Optional<Escalation> ofReference(Handle tx, long contactId, String reference) {
        return tx.createQuery(SELECT + "WHERE contact_id = :contact AND reference = :reference")
                .bind("contact", contactId)
                .bind("reference", reference)
                .map((row, context) -> escalation(row))
                .findOne();
    }

    /** The requests of a conversation, oldest first. */
    public static List<Escalation> ofConversation(Handle tx, long conversationId) {
        return tx.createQuery(SELECT + "WHERE conversation_id = :conversation ORDER BY id")
                .bind("conversation", conversationId)
                .map((row, context) -> escalation(row))
                .list();
    }

    /** The request of a conversation that was ended last; empty while another of its requests is open. */
    public static Optional<Escalation> endedLast(Handle tx, long conversationId) {
        String sql = """
                SELECT id FROM escalation
                WHERE conversation_id = ?1 AND NOT EXISTS (
                    SELECT 1 FROM escalation AS other WHERE other.conversation_id = ?1 AND other.state <> 'closed')
                ORDER BY closed_at DESC, id DESC LIMIT 1""";
        // Asked with almost every message, and almost never there.
        OptionalLong id = Prepared.number(tx, sql, conversationId);
        return id.isPresent() ? withId(tx, id.getAsLong()) : Optional.empty();
    }

    /** The requests of a contact that are not closed, oldest first. */
    public static List<Escalation> openOfContact(Handle tx, long contactId) {
        return tx.createQuery(SELECT + "WHERE contact_id = :contact AND state <> 'closed' ORDER BY id")
                .bind("contact", contactId)
                .map((row, context) -> escalation(row))
                .list();
    }

    /** Makes an open request more or less urgent; nothing if the contact has no such open request. */
    public static void reprioritise(
            Handle tx, long contactId, String reference, boolean urgent, int priority, Instant now) {
        Optional<Escalation> open =
                ofReference(tx, contactId, reference).filter(found -> found.state() != Escalation.State.CLOSED);
        if (open.isEmpty() || (open.get().urgent() == urgent && open.get().priority() == priority)) {
            return;
        }
        tx.execute(
                "UPDATE escalation SET urgent = ?, priority = ? WHERE id = ?",
                urgent ? 1 : 0,
                priority,
                open.get().id());
        audit(tx, open.get(), "request-reprioritised", null, (urgent ? "urgent " : "") + "priority " + priority, now);
    }

    /** Promises another moment for an open request; nothing if the contact has no such open request. */
    public static void promise(Handle tx, long contactId, String reference, Instant promise, Instant now) {
        Optional<Escalation> open =
                ofReference(tx, contactId, reference).filter(found -> found.state() != Escalation.State.CLOSED);
        if (open.isPresent()) {
            tx.execute(
                    "UPDATE escalation SET promise_at = ? WHERE id = ?",
                    promise.toEpochMilli(),
                    open.get().id());
            audit(tx, open.get(), "promise-renewed", null, promise.toString(), now);
        }
    }

    /**
     * Takes a request in hand.
     *
     * @return false if it does not wait any more: somebody else was quicker
     */
    public static boolean claim(Handle tx, long id, long staffId, Instant now) {
        return step(
                tx,
                id,
                "UPDATE escalation SET state = 'held', holder = ?, held_at = ? WHERE id = ? AND state = 'waiting'",
                "request-claimed",
                staffId,
                now,
                staffId,
                now.toEpochMilli(),
                id);
    }

    /**
     * Gives a request back to the queue, where it has its old place.
     *
     * @return false if it was not in this person's hands
     */
    public static boolean handBack(Handle tx, long id, long staffId, Instant now) {
        return step(tx, id, """
                UPDATE escalation SET state = 'waiting', holder = NULL, held_at = NULL, parked_at = NULL, parked_until = NULL
                WHERE id = ? AND state = 'held' AND holder = ?""", "request-handed-back", staffId, now, id, staffId);
    }

    /**
     * Ends a request.
     *
     * @return false if it was ended before
     */
    public static boolean close(Handle tx, long id, long staffId, Instant now) {
        return step(
                tx,
                id,
                "UPDATE escalation SET state = 'closed', closed_at = ? WHERE id = ? AND state <> 'closed'",
                "request-closed",
                staffId,
                now,
                now.toEpochMilli(),
                id);
    }

    private static boolean step(
            Handle tx, long id, String update, String action, long staffId, Instant now, Object... values) {
        if (tx.execute(update, values) == 0) {
            return false;
        }
        withId(tx, id).ifPresent(after -> audit(tx, after, action, staffId, null, now));
        return true;
    }

    private static void audit(
            Handle tx,
            Escalation escalation,
            String action,
            @Nullable Long staffId,
            @Nullable String detail,
            Instant now) {
        Audit line = Audit.of(escalation.landlordId(), action)
                .by(staffId)
                .about(escalation.contactId(), escalation.conversationId())
                .escalation(escalation.id());
        (detail == null ? line : line.detail(detail)).add(tx, now);
    }

    static Escalation escalation(ResultSet row) throws SQLException {
        return new Escalation(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBoolean(9),
                row.getInt(10),
                row.getBoolean(11),
                Rows.instant(row, 12),
                Instant.ofEpochMilli(row.getLong(13)),
                Escalation.State.valueOf(row.getString(14).toUpperCase(Locale.ROOT)),
                Rows.number(row, 15),
                Rows.instant(row, 16),
                Rows.instant(row, 17));
    }
}
