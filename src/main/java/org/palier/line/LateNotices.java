package org.palier.line;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;
import org.palier.conversations.Audit;
import org.palier.conversations.Contact;
import org.palier.conversations.Contacts;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.conversations.Escalation;
import org.palier.conversations.Messages;
import org.palier.conversations.Promises;
import org.palier.database.Database;
import org.palier.landlords.Landlord;
import org.palier.phones.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells tenants by text, once for each promise, that it will not be kept, shortly before it ends. Not where somebody else may read the
 * text, nor to who refused texts that were not asked for. Run it every half minute.
 */
public final class LateNotices implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(LateNotices.class);

    /** With so little time left and no answer, the promise counts as lost. */
    static final Duration BEFORE = Duration.ofMinutes(5);

    private static final int AT_A_TIME = 100;

    private final Database database;
    private final LongFunction<Optional<Landlord>> landlords;
    private final AdviserText.Sending sending;
    private final Clock clock;
    private final Steps steps;

    /**
     * @param landlords by their keys
     */
    public LateNotices(
            Database database,
            LongFunction<Optional<Landlord>> landlords,
            AdviserText.Sending sending,
            Clock clock,
            LineEvents events) {
        this.database = database;
        this.landlords = landlords;
        this.sending = sending;
        this.clock = clock;
        this.steps = new Steps(database, clock, events);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        List<Escalation> late = database.read(tx -> Promises.almostLate(tx, now, now.plus(BEFORE), AT_A_TIME));
        for (Escalation request : late) {
            Landlord landlord = landlords.apply(request.landlordId()).orElseThrow();
            Advisers.Outcome outcome =
                    steps.about(request.id(), (tx, conversation, at) -> tell(tx, conversation, request, landlord, at));
            log.info("the promise of request {} will be missed, its tenant is told: {}", request.id(), outcome);
        }
    }

    private Advisers.Outcome tell(
            Handle tx, Conversation conversation, Escalation request, Landlord landlord, Instant now)
            throws SQLException {
        Optional<Escalation> late = Promises.toldLate(tx, request.id());
        if (late.isEmpty()) {
            return Advisers.Outcome.GONE;
        }
        Contact contact = Contacts.withId(tx, conversation.contactId()).orElseThrow();
        String text = sentence(landlord, late.get(), Optional.ofNullable(contact.language()));
        long messageId = Messages.addTold(tx, conversation, text, now);
        Conversations.said(tx, conversation, messageId);
        sending.add(tx, AdviserText.in(conversation, new PhoneNumber(contact.address()), now, messageId, text));
        Audit.of(conversation.landlordId(), "tenant-told-late")
                .about(contact.id(), conversation.id())
                .escalation(request.id())
                .add(tx, now);
        return Advisers.Outcome.DONE;
    }

    private static String sentence(Landlord landlord, Escalation request, Optional<String> language) {
        ZoneId zone = landlord.hours().zone();
        String until = DateTimeFormatter.ofPattern("HH:mm")
                .withZone(zone)
                .format(Optional.ofNullable(request.promiseAt()).orElseThrow());
        return Sentences.of("late", language, landlord.name(), request.reference(), until);
    }
}
