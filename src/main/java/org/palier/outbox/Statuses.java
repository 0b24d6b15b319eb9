package org.palier.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in what the carrier tells later about texts, those of the outbox and those that answered a webhook. */
public final class Statuses {
    private static final Logger log = LoggerFactory.getLogger(Statuses.class);
    private static final int OPTED_OUT = 21610;

    /** Errors after which the same text may arrive later; all others would fail again (twilio.md 4). */
    private static final Set<Integer> PASSING = Set.of(30003, 30008);

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;
    private final Pace pace;

    public Statuses(Database database, Outbox outbox, Clock clock, Pace pace) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.pace = pace;
    }

    /** What a status did. */
    public enum Told {
        NEWS,
        NOTHING_NEW,
        UNKNOWN_TEXT
    }

    /**
     * A status of a text of the outbox.
     *
     * @param id the key that went with the text, if the callback has it: a callback may come before the answer to the request that it is
     *     about, or in place of it, and then proves that the carrier has the text
     */
    public Told ofText(Optional<Long> id, String sid, String status, @Nullable Integer error) {
        return database.write(tx -> {
            Optional<Queued> text = bySid(tx, sid).or(() -> id.flatMap(key -> adopted(tx, key, sid)));
            if (text.isEmpty()) {
                return Told.UNKNOWN_TEXT;
            }
            return Rank.of(status) > text.get().rank() ? news(tx, text.get(), status, error) : Told.NOTHING_NEW;
        });
    }

    private Told news(Handle tx, Queued text, String status, @Nullable Integer error) {
        tx.createUpdate("""
                        UPDATE outbox SET carrier_status = :status, rank = :rank, error_code = coalesce(:error, error_code),
                            reason = :reason
                        WHERE id = :id""")
                .bind("status", status)
                .bind("rank", Rank.of(status))
                .bind("error", error)
                .bind("reason", Rank.failed(status) ? Sentences.refusal(error == null ? 0 : error) : null)
                .bind("id", text.id())
                .execute();
        if (Rank.failed(status)) {
            log.warn("text {} ({}) {}: error {}", text.id(), text.text().kind(), status, error);
            failed(tx, text, error);
        } else if (Rank.delivered(status)) {
            tx.createUpdate("UPDATE outbox SET state = 'expired' WHERE resend_of = :id AND state = 'waiting'")
                    .bind("id", text.id())
                    .execute();
        }
        return Told.NEWS;
    }

    private void failed(Handle tx, Queued text, @Nullable Integer error) {
        if (error == null) {
            return;
        }
        if (error == OPTED_OUT) {
            Ledger.untextable(tx, text.text(), error);
        }
        Instant later = clock.instant().plus(pace.resend());
        if (PASSING.contains(error)
                && !text.resent()
                && later.isBefore(text.text().validUntil())) {
            outbox.add(tx, text.text(), later, text.id());
        }
    }

    private static Optional<Queued> bySid(Handle tx, String sid) {
        return tx.createQuery("SELECT * FROM outbox WHERE carrier_sid = :sid")
                .bind("sid", sid)
                .map(Queued.MAPPER)
                .findOne();
    }

    private static Optional<Queued> adopted(Handle tx, long id, String sid) {
        Optional<Queued> text = tx.createQuery("""
                        UPDATE outbox SET carrier_sid = :sid, state = 'sent', reason = NULL
                        WHERE id = :id AND carrier_sid IS NULL AND attempts > 0
                        RETURNING *""")
                .bind("sid", sid)
                .bind("id", id)
                .map(Queued.MAPPER)
                .findOne();
        if (text.isEmpty()) {
            log.error("a status names text {} with a sid that is not its own", id);
        }
        return text;
    }

    /**
     * A status of a text that answered a webhook.
     *
     * @param answered the sid of the message that it answered
     * @param part which text of the answer, from 0
     */
    public Told ofReply(String answered, int part, String sid, String status, @Nullable Integer error) {
        return database.write(tx -> {
            Optional<Long> message = messageWithSid(tx, answered);
            if (message.isEmpty()) {
                return Told.UNKNOWN_TEXT;
            }
            int changed = tx.createUpdate("""
                            INSERT INTO reply_status (message_id, part, sid, status, rank, error, at)
                            VALUES (:message, :part, :sid, :status, :rank, :error, :at)
                            ON CONFLICT DO UPDATE SET status = excluded.status, rank = excluded.rank,
                                error = coalesce(excluded.error, error), at = excluded.at
                            WHERE excluded.sid = sid AND excluded.rank > rank""")
                    .bind("message", message.get())
                    .bind("part", part)
                    .bind("sid", sid)
                    .bind("status", status)
                    .bind("rank", Rank.of(status))
                    .bind("error", error)
                    .bind("at", clock.millis())
                    .execute();
            if (changed == 1 && error != null && error == OPTED_OUT) {
                untextable(tx, message.get(), error);
            }
            return changed == 1 ? Told.NEWS : Told.NOTHING_NEW;
        });
    }

    private static Optional<Long> messageWithSid(Handle tx, String sid) {
        return tx.createQuery("SELECT id FROM message WHERE sid = :sid AND direction = 'in'")
                .bind("sid", sid)
                .mapTo(Long.class)
                .findOne();
    }

    private static void untextable(Handle tx, long messageId, int code) {
        tx.createUpdate("""
                        UPDATE contact SET untextable = :reason WHERE id = (
                            SELECT conversation.contact_id FROM message
                            JOIN conversation ON conversation.id = message.conversation_id WHERE message.id = :message)""")
                .bind("reason", Sentences.refusal(code))
                .bind("message", messageId)
                .execute();
    }
}
