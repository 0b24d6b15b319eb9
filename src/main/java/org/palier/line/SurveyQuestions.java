package org.palier.line;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;
import org.palier.conversations.Contact;
import org.palier.conversations.Contacts;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.conversations.Escalation;
import org.palier.conversations.Messages;
import org.palier.conversations.Surveys;
import org.palier.dialogue.State;
import org.palier.dialogue.StateJson;
import org.palier.landlords.Hours;
import org.palier.landlords.Landlord;
import org.palier.phones.PhoneNumber;

/**
 * Asks tenants by text, where their landlord wants that, whether a person's answer was useful. Only after an answer, seldom, in the daytime,
 * and never where somebody else may read the text, about a danger, or who refused texts that were not asked for.
 */
public final class SurveyQuestions {
    /** Nobody is asked. */
    public static final SurveyQuestions NONE = new SurveyQuestions(landlord -> Optional.empty(), (tx, text) -> {});

    /** Ends of a request after which there is something to judge. */
    private static final Set<String> ANSWERED = Set.of("answered", "called");

    private static final Duration SELDOM = Duration.ofDays(7);

    /** The answer itself arrives first, and is read. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(1);

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    /** So many messages are looked through for a danger. */
    private static final int LOOKED_AT = 60;

    private final LongFunction<Optional<Landlord>> landlords;
    private final AdviserText.Sending sending;

    /**
     * @param landlords by their keys
     */
    public SurveyQuestions(LongFunction<Optional<Landlord>> landlords, AdviserText.Sending sending) {
        this.landlords = landlords;
        this.sending = sending;
    }

    /**
     * Asks about a request that was just ended, in the transaction that ends it, unless there is a reason not to.
     *
     * @param ended the requests that were ended together
     * @param outcome how
     */
    void ask(Handle tx, long conversationId, List<Escalation> ended, String outcome, Instant now) throws SQLException {
        if (!ANSWERED.contains(outcome) || ended.isEmpty()) {
            return;
        }
        Escalation about = ended.get(ended.size() - 1);
        Optional<Landlord> landlord = landlords.apply(about.landlordId()).filter(Landlord::survey);
        if (landlord.isEmpty()
                || !isDaytime(landlord.get().hours(), now)
                || ended.stream().anyMatch(SurveyQuestions::isGrave)) {
            return;
        }
        Conversation conversation = Conversations.withId(tx, conversationId).orElseThrow();
        Contact contact = Contacts.withId(tx, conversation.contactId()).orElseThrow();
        Optional<PhoneNumber> number = Advisers.reachable(tx, conversation, contact);
        State state = StateJson.read(conversation.state());
        if (number.isPresent()
                && !contact.discreet()
                && contact.optedOutAt() == null
                && state.awaitsNothing()
                && !Surveys.isAskedSince(tx, contact.id(), now.minus(SELDOM))
                && !isDangerTold(tx, conversation)) {
            ask(tx, conversation, contact, about, number.get(), landlord.get(), now);
        }
    }

    private void ask(
            Handle tx,
            Conversation conversation,
            Contact contact,
            Escalation about,
            PhoneNumber number,
            Landlord landlord,
            Instant now)
            throws SQLException {
        String text =
                Sentences.of("survey", Optional.ofNullable(contact.language()), landlord.name(), about.reference());
        long messageId = Messages.addTold(tx, conversation, text, now);
        Conversations.said(tx, conversation, messageId);
        Conversation after = Conversations.withId(tx, conversation.id()).orElseThrow();
        State asked = StateJson.read(after.state()).surveyed(about.reference(), now);
        Conversations.hold(tx, after, after.holder(), StateJson.write(asked));
        sending.add(tx, AdviserText.in(conversation, number, now.plus(AFTERWARDS), messageId, text));
        Surveys.ask(tx, about, now);
    }

    /** What comes by itself wakes nobody and disturbs no Sunday. */
    private static boolean isDaytime(Hours hours, Instant now) {
        ZonedDateTime there = now.atZone(hours.zone());
        LocalTime time = there.toLocalTime();
        return there.getDayOfWeek() != DayOfWeek.SUNDAY
                && !hours.holiday().test(there.toLocalDate())
                && !time.isBefore(MORNING)
                && time.isBefore(EVENING);
    }

    private static boolean isGrave(Escalation request) {
        return request.restricted() || request.urgent() || request.priority() == 0;
    }

    private static boolean isDangerTold(Handle tx, Conversation conversation) throws SQLException {
        return Messages.thread(tx, conversation.id(), null, LOOKED_AT).stream()
                .anyMatch(message ->
                        message.why() != null && !message.why().danger().equals("NONE"));
    }
}
