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
import org.palier.line.CaseWork;
import org.palier.web.Duty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that nobody waits behind a closed door: what an absent person holds goes back to the queue, and so does what somebody took and did
 * not answer, in time before its promise ends, and what was ended with an answer that did not arrive. Run it every half minute.
 */
public final class Watch implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    /** So long before a promise ends, a claim that nobody answers moves on; and so long everybody has to answer after taking. */
    private static final Duration BEFORE = Duration.ofMinutes(15);

    private static final Duration TO_ANSWER = Duration.ofMinutes(10);

    /** The carrier has given up on a text, or said that it arrived, before that. */
    private static final Duration ARRIVING = Duration.ofDays(1);

    private final Database database;
    private final Advisers advisers;
    private final CaseWork cases;
    private final Live live;
    private final Duty duty;
    private final Duration absence;
    private final Clock clock;

    /**
     * @param absence after so long without a person, what was held goes back
     */
    public Watch(
            Database database, Advisers advisers, CaseWork cases, Live live, Duty duty, Duration absence, Clock clock) {
        this.database = database;
        this.advisers = advisers;
        this.cases = cases;
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
                database.read(tx -> Duties.unansweredBefore(tx, now.plus(BEFORE), now.minus(TO_ANSWER), now)),
                "claim-unanswered");
        for (Undelivered.Lost each : database.read(tx -> Undelivered.afterTheEnd(tx, now.minus(ARRIVING)))) {
            Advisers.Outcome outcome = cases.lost(each.conversationId(), each.messageId());
            log.info("the last answer in conversation {} did not arrive: {}", each.conversationId(), outcome);
        }
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
