package org.palier.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.palier.web.Staff;

/** Requests as a person of the staff may see them: open ones in the order in which they should be answered, ended ones the last first. */
final class Cases {
    /**
     * The words that told the need: those that opened the request or, where these only answer the assistant ("oui je veux bien", "2",
     * "HUMAIN"), the last ones before them that do not.
     */
    private static final String NEED = """
            CASE WHEN opening.text LIKE '%_ _% _%' AND (length(opening.text) > 24 OR opening.text NOT LIKE 'oui%') THEN opening.text ELSE coalesce((
                WITH RECURSIVE back (id, depth) AS (
                    SELECT opening.previous_id, 1
                    UNION ALL
                    SELECT previous_id, depth + 1 FROM message JOIN back ON message.id = back.id WHERE depth < 8)
                SELECT told.text FROM message AS told JOIN back ON told.id = back.id
                WHERE told.direction = 'in' AND told.text LIKE '%_ _% _%'
                    AND (length(told.text) > 24 OR told.text NOT LIKE 'oui%') ORDER BY depth LIMIT 1), opening.text) END""";

    static final String COLUMNS = """
            SELECT escalation.id, escalation.conversation_id, reference, escalation.intent, queue, urgent, priority, restricted, promise_at,
                escalation.opened_at, coalesce(escalation.closed_at, due) AS place, escalation.holder, staff.name AS holder_name, answered_at, parked_until, escalation.closed_at, contact.name,
                residence, address, discreet, %s AS words, opening.channel = 'VOICE' AS called, last.text AS last_words,
                last.id AS last_id, last.direction = 'in' AS last_in, told_late_of IS promise_at AS told_late,
                opening.id AS opening_id, last_heard_at
            FROM escalation
            JOIN conversation ON conversation.id = escalation.conversation_id
            JOIN contact ON contact.id = escalation.contact_id
            LEFT JOIN staff ON staff.id = escalation.holder
            LEFT JOIN message AS opening ON opening.id = escalation.message_id
            LEFT JOIN message AS last ON last.id = conversation.last_message_id
            WHERE\s""".formatted(NEED);

    /** Those of the landlord that this person may see: of the person's teams, or in the person's hands. */
    static final String VISIBLE = """
            escalation.landlord_id = :landlord AND escalation.state <> 'closed'
                AND (queue IN (<queues>) OR escalation.holder = :staff) AND (restricted = 0 OR :restricted OR escalation.holder = :staff)""";

    /** Ended ones of the person's teams. The index of a team's own is for one team alone: of several, each would be read whole. */
    private static final String ENDED = """
            escalation.landlord_id = :landlord AND escalation.state = 'closed' AND %s IN (<queues>) AND (restricted = 0 OR :restricted)""";

    /**
     * The same for a conversation: of its requests, open or ended, one is of the person's teams or hands, and none is restricted for the
     * person. One without requests belongs to the history of its contact and is open to all.
     */
    static final String MAY_SEE = """
            (NOT EXISTS (SELECT 1 FROM escalation AS any_of WHERE any_of.conversation_id = conversation.id)
                OR EXISTS (SELECT 1 FROM escalation AS open_to WHERE open_to.conversation_id = conversation.id
                    AND (open_to.queue IN (<queues>) OR open_to.holder = :staff))
                AND (:restricted OR conversation.holder = :staff OR NOT EXISTS (SELECT 1 FROM escalation AS closed_off
                    WHERE closed_off.conversation_id = conversation.id AND closed_off.restricted = 1)))""";

    static final String PARKED = """
            (parked_at IS NOT NULL AND (parked_until IS NULL OR parked_until > :now) AND last_heard_at <= parked_at)""";

    /** What nobody has answered although its promise is broken or ends before a moment. */
    private static final String PRESSING = VISIBLE + " AND answered_at IS NULL AND promise_at < :before";

    static final String ORDER = " ORDER BY urgent DESC, due, escalation.id LIMIT :limit";

    private static final String LAST_FIRST = " ORDER BY escalation.closed_at DESC, escalation.id DESC LIMIT :limit";

    private Cases() {}

    /** Where a page of a list ends. */
    record Place(boolean urgent, long at, long id) {
        static Place of(CaseRow row) {
            return new Place(row.urgent(), row.place().toEpochMilli(), row.id());
        }

        /** Reads what {@link #toString()} wrote; nothing from anything else. */
        static @Nullable Place read(@Nullable String text) {
            if (text == null || !text.matches("[01]\\.\\d{1,15}\\.\\d{1,15}")) {
                return null;
            }
            String[] parts = text.split("\\.");
            return new Place(parts[0].equals("1"), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }

        @Override
        public String toString() {
            return (urgent ? 1 : 0) + "." + at + "." + id;
        }
    }

    /**
     * A page of a list.
     *
     * @param after where the page before ended; null for the first one
     */
    static List<CaseRow> page(Handle tx, View view, @Nullable Place after, int limit, Instant now) {
        String condition = switch (view.kind()) {
            case OPEN -> "";
            case WAITING -> " AND escalation.state = 'waiting'";
            case MINE -> " AND escalation.state = 'held' AND escalation.holder = :staff AND NOT " + PARKED;
            case PARKED -> " AND escalation.state = 'held' AND escalation.holder = :staff AND " + PARKED;
            case HELD -> " AND escalation.state = 'held'";
            case CLOSED -> "";
        };
        boolean closed = view.kind() == View.Kind.CLOSED;
        String further = closed
                ? " AND (escalation.closed_at, escalation.id) < (:at, :id)"
                : " AND (-urgent, due, escalation.id) > (-:urgent, :at, :id)";
        String sql = COLUMNS
                + (closed ? ENDED.formatted(view.queues().size() == 1 ? "queue" : "+queue") : VISIBLE)
                + condition
                + (closed || view.queue() == null ? "" : " AND queue IN (<queues>)")
                + view.filter().condition()
                + (after == null ? "" : further)
                + (closed ? LAST_FIRST : ORDER);
        Query query = view.filter().bind(seenBy(tx.createQuery(sql), view), now).bind("limit", limit);
        if (condition.contains(":now")) {
            query.bind("now", now.toEpochMilli());
        }
        if (after != null) {
            query.bind("at", after.at).bind("id", after.id);
            if (!closed) {
                query.bind("urgent", after.urgent ? 1 : 0);
            }
        }
        return query.map((row, context) -> row(row)).list();
    }

    /** Whether a person may see a conversation. */
    static boolean maySee(Handle tx, Staff staff, long conversationId) {
        String sql =
                "SELECT EXISTS (SELECT 1 FROM conversation WHERE id = :conversation AND landlord_id = :landlord AND "
                        + MAY_SEE + ")";
        return seenBy(tx.createQuery(sql), View.named(null, staff))
                .bind("conversation", conversationId)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * A page of those that nobody has answered and whose promise is broken or ends before a moment, the oldest promise first.
     *
     * @param after where the page before ended; null for the first one
     */
    static List<CaseRow> pressing(Handle tx, Staff staff, Instant before, @Nullable Place after, int limit) {
        String further = after == null ? "" : " AND (promise_at, escalation.id) > (:at, :id)";
        Query query = seenBy(
                        tx.createQuery(
                                COLUMNS + PRESSING + further + " ORDER BY promise_at, escalation.id LIMIT :limit"),
                        View.named(null, staff))
                .bind("before", before.toEpochMilli())
                .bind("limit", limit);
        if (after != null) {
            query.bind("at", after.at).bind("id", after.id);
        }
        return query.map((row, context) -> row(row)).list();
    }

    static int pressing(Handle tx, Staff staff, Instant before) {
        return seenBy(tx.createQuery("SELECT count(*) FROM escalation WHERE " + PRESSING), View.named(null, staff))
                .bind("before", before.toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    /** What waits, for each team that is open to a person. */
    static Map<String, Counts.Depth> depths(Handle tx, Staff staff) {
        Map<String, Counts.Depth> queues = new LinkedHashMap<>();
        Staff.QUEUES.stream().filter(View.open(staff)::contains).forEach(queue -> queues.put(queue, Counts.Depth.NONE));
        seenBy(
                        tx.createQuery("SELECT queue, count(*), min(opened_at), sum(urgent) FROM escalation WHERE "
                                + VISIBLE + " AND escalation.state = 'waiting' GROUP BY queue"),
                        View.named(null, staff))
                .map((row, context) -> Map.entry(
                        row.getString(1),
                        new Counts.Depth(row.getInt(2), Instant.ofEpochMilli(row.getLong(3)), row.getInt(4))))
                .forEach(entry -> queues.put(entry.getKey(), entry.getValue()));
        return queues;
    }

    static Counts counts(Handle tx, Staff staff, Instant now) {
        View view = View.named(null, staff);
        int[] hands = seenBy(
                        tx.createQuery("SELECT count(*) FILTER (WHERE escalation.holder = :staff AND NOT " + PARKED
                                + "), count(*) FILTER (WHERE escalation.holder = :staff AND " + PARKED + "), count(*)"
                                + " FROM escalation JOIN conversation ON conversation.id = conversation_id WHERE "
                                + VISIBLE
                                + " AND escalation.state = 'held'"),
                        view)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> new int[] {row.getInt(1), row.getInt(2), row.getInt(3)})
                .one();
        return new Counts(depths(tx, staff), hands[0], hands[1], hands[2], Mentions.unseen(tx, staff.id()));
    }

    static Query seenBy(Query query, View view) {
        List<String> queues = new ArrayList<>(view.queues());
        return query.bind("landlord", view.staff().landlordId())
                .bind("staff", view.staff().id())
                .bind("restricted", view.staff().seesRestricted())
                .bindList("queues", queues.isEmpty() ? List.of("-") : queues);
    }

    static CaseRow row(ResultSet row) throws SQLException {
        long holder = row.getLong("holder");
        boolean nobody = row.wasNull();
        boolean later = row.getLong("last_id") != row.getLong("opening_id");
        return new CaseRow(
                row.getLong("id"),
                row.getLong("conversation_id"),
                row.getString("reference"),
                row.getString("intent"),
                row.getString("queue"),
                row.getBoolean("urgent"),
                row.getInt("priority"),
                row.getBoolean("restricted"),
                instant(row, "promise_at"),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                Instant.ofEpochMilli(row.getLong("place")),
                nobody ? null : holder,
                row.getString("holder_name"),
                instant(row, "answered_at"),
                instant(row, "closed_at"),
                row.getBoolean("told_late") && instant(row, "promise_at") != null,
                instant(row, "parked_until"),
                row.getString("name"),
                row.getString("residence"),
                row.getString("address"),
                row.getBoolean("discreet"),
                Optional.ofNullable(row.getString("words")).orElse(""),
                row.getBoolean("called"),
                later ? row.getString("last_words") : null,
                row.getBoolean("last_in"),
                Instant.ofEpochMilli(row.getLong("last_heard_at")));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
