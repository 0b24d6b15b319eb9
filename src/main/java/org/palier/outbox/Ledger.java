package org.palier.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** What the worker reads and writes: which text is due, and what became of it. Used in units of work only, so by one thread. */
final class Ledger {
    private static final int OPTED_OUT = 21610;

    private final Pace pace;
    private final RandomGenerator random;

    Ledger(Pace pace, RandomGenerator random) {
        this.pace = pace;
        this.random = random;
    }

    /**
     * What is to do now.
     *
     * @param expired how many texts it became too late for
     * @param next when something that waits is due, if anything is
     * @param open texts that are not final
     */
    record Claim(List<Queued> due, int expired, Optional<Instant> next, int open) {}

    /** A run that was cut may have sent what it was sending. */
    int resume(Handle tx, Instant now) {
        return tx.createUpdate("UPDATE outbox SET state = 'unsure', lookups = 0, absences = 0, next_at = :next"
                        + " WHERE state IN ('waiting', 'sending', 'unsure') AND state = 'sending'")
                .bind("next", now.plus(pace.settle()).toEpochMilli())
                .execute();
    }

    /**
     * Takes texts that are due: those to send are marked before the request leaves. A text waits while an earlier one to the same
     * recipient is not final.
     */
    Claim claim(Handle tx, Instant now, int free, Set<Long> inFlight) {
        long millis = now.toEpochMilli();
        // The first term of the condition is that of the index, word by word.
        int expired = tx.createUpdate("""
                        UPDATE outbox SET state = 'expired', reason = :reason
                        WHERE state IN ('waiting', 'unsure') AND state = 'waiting' AND valid_until <= :now""")
                .bind("reason", Sentences.of("expired"))
                .bind("now", millis)
                .execute();
        List<Queued> due = tx
                .createQuery("""
                        SELECT * FROM outbox
                        WHERE state IN ('waiting', 'unsure') AND next_at <= :now AND NOT EXISTS (
                            SELECT 1 FROM outbox AS earlier
                            WHERE earlier.state IN ('waiting', 'sending', 'unsure')
                                AND earlier.recipient = outbox.recipient AND earlier.id < outbox.id)
                        ORDER BY next_at, id LIMIT :most""")
                .bind("now", millis)
                .bind("most", free + inFlight.size())
                .map(Queued.MAPPER)
                .list()
                .stream()
                .filter(text -> !inFlight.contains(text.id()))
                .limit(free)
                .toList();
        for (Queued text : due) {
            if (!text.unsure()) {
                tx.createUpdate("""
                                UPDATE outbox SET state = 'sending', attempts = attempts + 1, lookups = 0, absences = 0,
                                    attempted_at = coalesce(attempted_at, :now)
                                WHERE id = :id""").bind("now", millis).bind("id", text.id()).execute();
            }
        }
        return new Claim(due, expired, next(tx, millis), open(tx));
    }

    private static Optional<Instant> next(Handle tx, long now) {
        return tx.createQuery(
                        "SELECT min(next_at) FROM outbox WHERE state IN ('waiting', 'unsure') AND next_at > :now HAVING min(next_at) IS NOT NULL")
                .bind("now", now)
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    private static int open(Handle tx) {
        return tx.createQuery("SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending', 'unsure')")
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Keeps what an attempt brought, unless a status callback told more meanwhile.
     *
     * @return the state that the text has now
     */
    String sent(Handle tx, Queued text, Carrier.Outcome outcome, Instant now) {
        int attempts = text.attempts() + 1;
        if (outcome instanceof Carrier.Outcome.Sent sent) {
            return accepted(tx, text, sent.sid(), sent.status());
        } else if (outcome instanceof Carrier.Outcome.Refused refused) {
            if (!refused.lasting()) {
                return again(tx, text, now.plus(pace.most()), refused.code());
            }
            if (refused.code() == OPTED_OUT) {
                untextable(tx, text.text(), refused.code());
            }
            return change(tx, text, "failed", now, refused.code(), Sentences.refusal(refused.code()));
        } else if (outcome instanceof Carrier.Outcome.Throttled throttled) {
            Duration wait = pace.backoff(attempts, random);
            return again(tx, text, now.plus(longer(wait, throttled.retryAfter())), null);
        } else if (outcome instanceof Carrier.Outcome.NotSent) {
            return again(tx, text, now.plus(pace.backoff(attempts, random)), null);
        }
        return change(tx, text, "unsure", now.plus(pace.settle()), null, null);
    }

    /** Keeps what a look-up told. */
    String lookedUp(Handle tx, Queued text, Carrier.Finding finding, Instant now) {
        tx.createUpdate("UPDATE outbox SET lookups = lookups + 1 WHERE id = :id AND state = 'unsure'")
                .bind("id", text.id())
                .execute();
        if (finding instanceof Carrier.Finding.Seen seen) {
            Optional<Carrier.Sighting> ours = seen.texts().stream()
                    .filter(sighting -> !known(tx, sighting.sid()))
                    .findFirst();
            if (ours.isPresent()) {
                return accepted(tx, text, ours.get().sid(), ours.get().status());
            }
            if (text.absences() + 1 >= Pace.ABSENCES) {
                return again(tx, text, now, null);
            }
            tx.createUpdate("UPDATE outbox SET absences = absences + 1 WHERE id = :id")
                    .bind("id", text.id())
                    .execute();
            return change(tx, text, "unsure", now.plus(pace.settle()), null, null);
        }
        int lookups = text.lookups() + 1;
        if (lookups >= pace.lookups()) {
            return change(tx, text, "doubtful", now, null, Sentences.of("doubtful"));
        }
        Optional<Duration> asked =
                finding instanceof Carrier.Finding.Unknown unknown ? unknown.retryAfter() : Optional.empty();
        return change(tx, text, "unsure", now.plus(longer(pace.lookupBackoff(lookups, random), asked)), null, null);
    }

    private static boolean known(Handle tx, String sid) {
        return tx.createQuery("SELECT EXISTS (SELECT 1 FROM outbox WHERE carrier_sid = :sid)")
                .bind("sid", sid)
                .mapTo(Boolean.class)
                .one();
    }

    private static String accepted(Handle tx, Queued text, String sid, String status) {
        return tx.createUpdate("""
                                UPDATE outbox SET state = 'sent', carrier_sid = :sid, carrier_status = :status, rank = :rank,
                                    error_code = NULL, reason = NULL
                                WHERE id = :id AND state IN ('sending', 'unsure')""")
                                .bind("sid", sid)
                                .bind("status", status)
                                .bind("rank", Rank.of(status))
                                .bind("id", text.id())
                                .execute()
                        == 1
                ? "sent"
                : "told";
    }

    private static String again(Handle tx, Queued text, Instant when, @Nullable Integer code) {
        return change(tx, text, "waiting", when, code, null);
    }

    private static String change(
            Handle tx, Queued text, String state, Instant next, @Nullable Integer code, @Nullable String reason) {
        Update update = tx.createUpdate("""
                UPDATE outbox SET state = :state, next_at = :next, error_code = :code, reason = :reason
                WHERE id = :id AND state IN ('sending', 'unsure')""");
        int changed = update.bind("state", state)
                .bind("next", next.toEpochMilli())
                .bind("code", code)
                .bind("reason", reason)
                .bind("id", text.id())
                .execute();
        return changed == 1 ? state : "told";
    }

    /** The contact has refused texts at the carrier: staff must see that only a call reaches it. */
    static void untextable(Handle tx, OutboundText text, int code) {
        String number = text.recipient().substring(text.recipient().indexOf(':') + 1);
        tx.createUpdate("""
                        UPDATE contact SET untextable = :reason
                        WHERE id = :contact OR landlord_id = :landlord AND address IN (:recipient, :number)""")
                .bind("reason", Sentences.refusal(code))
                .bind("contact", text.contactId())
                .bind("landlord", text.landlordId())
                .bind("recipient", text.recipient())
                .bind("number", number)
                .execute();
    }

    private static Duration longer(Duration wait, Optional<Duration> asked) {
        return asked.filter(other -> other.compareTo(wait) > 0).orElse(wait);
    }
}
