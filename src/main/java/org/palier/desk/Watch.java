package org.palier.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.palier.conversations.Audit;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.database.Database;
import org.palier.line.Advisers;
import org.palier.web.Duty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that nobody waits behind a closed door: what an absent person holds goes back to the queue, and so does what somebody took and did
 * not answer, in time before its promise ends. Run it every half minute.
 */
public final class Watch implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    /** So long before a promise ends, a claim that nobody answers moves on; and so long everybody has to answer after taking. */
    private static final Duration BEFORE = Duration.ofMinutes(15);

    private static final Duration TO_ANSWER = Duration.ofMinutes(10);

    private final Database database;
    private final Advisers advisers;
    private final Live live;
    private final Duty duty;
    private final Duration absence;
    private final Clock clock;

    /**
     * @param absence after so long without a person, what was held goes back
     */
    public Watch(Database database, Advisers advisers, Live live, Duty duty, Duration absence, Clock clock) {
        this.database = database;
        this.advisers = advisers;
        this.live = live;
        this.duty = duty;
        this.absence = absence;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Set<Long> present = live.present();
        if (!present.isEmpty()) {
            duty.seen(present);
        }
        give(database.read(tx -> Duties.leftBefore(tx, now.minus(absence))), "holder-absent");
        give(
                database.read(tx -> Duties.unansweredBefore(tx, now.plus(BEFORE), now.minus(TO_ANSWER))),
                "claim-unanswered");
    }

    private void give(List<Duties.Left> left, String why) {
        for (Duties.Left each : left) {
            Advisers.Outcome outcome = advisers.handBack(each.conversationId(), each.holder());
            if (outcome == Advisers.Outcome.DONE) {
                database.write(tx -> note(tx, each.conversationId(), why));
            }
            log.info("conversation {} goes back to the queue, {}: {}", each.conversationId(), why, outcome);
        }
    }

    private boolean note(Handle tx, long conversationId, String why) {
        for (Escalation request : Escalations.ofConversation(tx, conversationId)) {
            if (request.state() == Escalation.State.WAITING) {
                Audit.of(request.landlordId(), why)
                        .about(request.contactId(), conversationId)
                        .escalation(request.id())
                        .add(tx, clock.instant());
            }
        }
        return true;
    }
}
