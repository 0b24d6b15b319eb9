package org.palier.conversations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What tenants were asked about the answers of persons, and what they said. */
public final class Surveys {
    private Surveys() {}

    /**
     * What tenants say of the answers of a team.
     *
     * @param asked how many were asked
     * @param answered how many of these answered
     * @param useful how many of these had a useful answer
     */
    public record Opinion(String queue, int asked, int answered, int useful) {
        /** How many of a hundred who answered had a useful answer; empty if nobody answered. */
        public Optional<Integer> percent() {
            return answered == 0 ? Optional.empty() : Optional.of(Math.round(100f * useful / answered));
        }
    }

    /**
     * One question.
     *
     * @param useful what was answered; null as long as nothing was
     */
    public record Line(
            long id,
            String reference,
            String queue,
            @Nullable String intent,
            Instant askedAt,
            @Nullable Instant answeredAt,
            @Nullable Boolean useful) {}

    /** Keeps that a tenant is asked about a request. */
    public static void ask(Handle tx, Escalation about, Instant now) {
        tx.execute(
                "INSERT INTO survey (landlord_id, contact_id, escalation_id, queue, asked_at) VALUES (?, ?, ?, ?, ?)",
                about.landlordId(),
                about.contactId(),
                about.id(),
                about.queue(),
                now.toEpochMilli());
        audit(tx, about, "survey-asked", now);
    }

    /** Whether a tenant was asked after a moment. */
    public static boolean isAskedSince(Handle tx, long contactId, Instant since) {
        return tx.createQuery("SELECT EXISTS (SELECT 1 FROM survey WHERE contact_id = ? AND asked_at > ?)")
                .bind(0, contactId)
                .bind(1, since.toEpochMilli())
                .mapTo(Boolean.class)
                .one();
    }

    /** Keeps what a tenant answers, the first time. */
    public static void answer(Handle tx, long contactId, String reference, boolean useful, Instant now) {
        Optional<Long> request = tx.createQuery("""
                        UPDATE survey SET answered_at = :now, useful = :useful
                        WHERE answered_at IS NULL AND id = (SELECT max(asked.id) FROM survey AS asked
                            JOIN escalation ON escalation.id = asked.escalation_id
                            WHERE asked.contact_id = :contact AND reference = :reference)
                        RETURNING escalation_id""")
                .bind("now", now.toEpochMilli())
                .bind("useful", useful ? 1 : 0)
                .bind("contact", contactId)
                .bind("reference", reference)
                .mapTo(Long.class)
                .findOne();
        request.flatMap(id -> Escalations.withId(tx, id))
                .ifPresent(about -> audit(tx, about, useful ? "survey-useful" : "survey-useless", now));
    }

    /** What tenants who were asked since a moment say, by team. */
    public static List<Opinion> opinions(Handle tx, long landlordId, Instant since) {
        return tx.createQuery("""
                        SELECT queue, count(*), count(useful), total(useful) FROM survey
                        WHERE landlord_id = ? AND asked_at > ? GROUP BY queue ORDER BY queue""")
                .bind(0, landlordId)
                .bind(1, since.toEpochMilli())
                .map((row, context) -> new Opinion(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .list();
    }

    /**
     * The questions since a moment, the last ones first.
     *
     * @param before only those before this one
     */
    public static List<Line> lines(Handle tx, long landlordId, Instant since, long before, int limit) {
        return tx.createQuery("""
                        SELECT survey.id, reference, survey.queue, intent, asked_at, survey.answered_at, useful
                        FROM survey JOIN escalation ON escalation.id = escalation_id
                        WHERE survey.landlord_id = :landlord AND asked_at > :since AND survey.id < :before
                        ORDER BY survey.id DESC LIMIT :limit""")
                .bind("landlord", landlordId)
                .bind("since", since.toEpochMilli())
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> {
                    Long answered = Rows.number(row, 6);
                    return new Line(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            Instant.ofEpochMilli(row.getLong(5)),
                            answered == null ? null : Instant.ofEpochMilli(answered),
                            answered == null ? null : row.getBoolean(7));
                })
                .list();
    }

    private static void audit(Handle tx, Escalation about, String action, Instant now) {
        Audit.of(about.landlordId(), action)
                .about(about.contactId(), about.conversationId())
                .escalation(about.id())
                .add(tx, now);
    }
}
