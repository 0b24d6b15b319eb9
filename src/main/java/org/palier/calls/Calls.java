package org.palier.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Calls and the answers of their steps, as they are stored. */
public final class Calls {
    private static final String SELECT = """
            SELECT id, landlord_id, contact_id, conversation_id, sid, line, caller, subscriber, started_at, ended_at, seconds, status,
                outcome, staff_id, state
            FROM call\s""";

    /** Statuses come in any order and more than once; a call never goes back to a lower rank. */
    private static final Map<String, Integer> RANKS = Map.of(
            "queued", 1,
            "initiated", 2,
            "ringing", 3,
            "in-progress", 4,
            "completed", 5,
            "busy", 5,
            "failed", 5,
            "no-answer", 5,
            "canceled", 5);

    private static final int ANSWERED = 4;
    static final int ENDED = 5;

    /** A carrier that tells no end has forgotten the call: none is longer. */
    static final Duration LONGEST = Duration.ofHours(4);

    private static final Duration LONGEST_RINGING = Duration.ofMinutes(2);

    /** Which calls to tenants go on; {@link #goesOn} binds its times. */
    static final String GOES_ON = """
            direction = 'out' AND (rank < :answered AND started_at > :rung OR rank = :answered AND started_at > :begun)""";

    private Calls() {}

    /** Binds the times of {@link #GOES_ON}. */
    static Query goesOn(Query query, Instant now) {
        return query.bind("answered", ANSWERED)
                .bind("rung", now.minus(LONGEST_RINGING).toEpochMilli())
                .bind("begun", now.minus(LONGEST).toEpochMilli());
    }

    public static Optional<Call> ofSid(Handle tx, String sid) {
        return tx.createQuery(SELECT + "WHERE sid = :sid")
                .bind("sid", sid)
                .map((row, context) -> call(row))
                .findOne();
    }

    /** A call that begins. */
    record Begun(
            long landlordId,
            String sid,
            boolean inbound,
            String line,
            String caller,
            boolean subscriber,
            String status,
            String state) {}

    /** Adds a call, unless it is there; gives its key. */
    static long add(Handle tx, Begun call, Instant now) {
        tx.createUpdate("""
                        INSERT INTO call (landlord_id, sid, direction, line, caller, subscriber, started_at, status, rank, outcome, state)
                        VALUES (:landlord, :sid, :direction, :line, :caller, :subscriber, :now, :status, :rank, 'begun', :state)
                        ON CONFLICT (sid) DO NOTHING""")
                .bind("landlord", call.landlordId)
                .bind("sid", call.sid)
                .bind("direction", call.inbound ? "in" : "out")
                .bind("line", call.line)
                .bind("caller", call.caller)
                .bind("subscriber", call.subscriber ? 1 : 0)
                .bind("now", now.toEpochMilli())
                .bind("status", call.status)
                .bind("rank", RANKS.getOrDefault(call.status, 0))
                .bind("state", call.state)
                .execute();
        return tx.createQuery("SELECT id FROM call WHERE sid = :sid")
                .bind("sid", call.sid)
                .mapTo(Long.class)
                .one();
    }

    /** How many calls of a caller began within a time. */
    static int recent(Handle tx, long landlordId, String caller, Instant now, Duration within) {
        return tx.createQuery(
                        "SELECT count(*) FROM call WHERE landlord_id = :landlord AND caller = :caller AND started_at > :since")
                .bind("landlord", landlordId)
                .bind("caller", caller)
                .bind("since", now.minus(within).toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    /** How many calls of those who hide their number began within a time. */
    static int recentHidden(Handle tx, long landlordId, Instant now, Duration within) {
        return tx.createQuery(
                        "SELECT count(*) FROM call WHERE landlord_id = :landlord AND started_at > :since AND subscriber = 0")
                .bind("landlord", landlordId)
                .bind("since", now.minus(within).toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    /** What was answered in a step. */
    static Optional<String> answer(Handle tx, String sid, int step) {
        return tx.createQuery(
                        "SELECT answer FROM call_step JOIN call ON call.id = call_id WHERE sid = :sid AND step = :step")
                .bind("sid", sid)
                .bind("step", step)
                .mapTo(String.class)
                .findOne();
    }

    /**
     * Keeps what is answered in a step.
     *
     * @return false if the step was answered before
     */
    static boolean step(Handle tx, long callId, int step, String heard, String answer, Instant now) {
        return tx.execute("""
                        INSERT INTO call_step (call_id, step, at, heard, answer) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING""", callId, step, now.toEpochMilli(), heard, answer) == 1;
    }

    /** Keeps what a step changed. */
    static void advance(
            Handle tx,
            long id,
            @Nullable Long contactId,
            @Nullable Long conversationId,
            Call.Outcome outcome,
            String state) {
        tx.execute(
                "UPDATE call SET contact_id = ?, conversation_id = ?, outcome = ?, state = ? WHERE id = ?",
                contactId,
                conversationId,
                name(outcome),
                state,
                id);
    }

    static void spoke(Handle tx, long id, @Nullable Long staffId) {
        tx.execute("UPDATE call SET staff_id = ? WHERE id = ?", staffId, id);
    }

    /**
     * Keeps what the carrier tells of a call.
     *
     * @param seconds how long it lasted; null while that is not told
     * @return false if there is no such call, or a later status is known
     */
    static boolean status(Handle tx, String sid, String status, @Nullable Integer seconds, Instant now) {
        int rank = RANKS.getOrDefault(status, 0);
        Long ended = rank == ENDED ? now.toEpochMilli() : null;
        return tx.execute("""
                        UPDATE call SET status = ?, rank = ?, seconds = coalesce(?, seconds), ended_at = coalesce(ended_at, ?)
                        WHERE sid = ? AND rank < ?""", status, rank, seconds, ended, sid, rank) == 1;
    }

    /** Keeps what the carrier tells of the tenant's telephone, in a call to a tenant. */
    static boolean tenantStatus(Handle tx, String sid, String status) {
        int rank = RANKS.getOrDefault(status, 0);
        return tx.execute("""
                        UPDATE call SET tenant_status = ?, tenant_rank = ? WHERE sid = ? AND direction = 'out' AND tenant_rank < ?""", status, rank, sid, rank) == 1;
    }

    /** Whether somebody is being called by this person or in this conversation. */
    static boolean isCalling(Handle tx, long conversationId, long staffId, Instant now) {
        Query query = tx.createQuery("SELECT EXISTS (SELECT 1 FROM call"
                + " WHERE (conversation_id = :conversation OR staff_id = :staff) AND " + GOES_ON + ")");
        return goesOn(query, now)
                .bind("conversation", conversationId)
                .bind("staff", staffId)
                .mapTo(Boolean.class)
                .one();
    }

    private static String name(Call.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Call call(ResultSet row) throws SQLException {
        return new Call(
                row.getLong("id"),
                row.getLong("landlord_id"),
                number(row, "contact_id"),
                number(row, "conversation_id"),
                row.getString("sid"),
                row.getString("line"),
                row.getString("caller"),
                row.getBoolean("subscriber"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                Optional.ofNullable(number(row, "ended_at"))
                        .map(Instant::ofEpochMilli)
                        .orElse(null),
                Optional.ofNullable(number(row, "seconds")).map(Long::intValue).orElse(null),
                row.getString("status"),
                outcome(row),
                number(row, "staff_id"),
                row.getString("state"));
    }

    static Call.Outcome outcome(ResultSet row) throws SQLException {
        return Call.Outcome.valueOf(
                row.getString("outcome").toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
