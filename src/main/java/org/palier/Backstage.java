package org.palier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.palier.conversations.Conversation;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.conversations.Message;
import org.palier.conversations.Messages;
import org.palier.conversations.Why;
import org.palier.database.Database;
import org.palier.line.Advisers;
import org.palier.phones.PhoneNumber;
import org.palier.testphone.Behind;
import org.palier.testphone.Trace;
import org.palier.twilio.DemoCarrier;

/** What the test phone sees and does behind the line in demo mode: the real stored messages, and one adviser of the demo. */
final class Backstage implements Behind {
    private final Database database;
    private final Advisers advisers;
    private final DemoCarrier carrier;
    private final UnaryOperator<String> titles;
    private final long landlordId;
    private final long adviser;

    /**
     * @param titles of scripts, by their id
     * @param adviser who acts for the page, by the key of the account
     */
    Backstage(
            Database database,
            Advisers advisers,
            DemoCarrier carrier,
            UnaryOperator<String> titles,
            long landlordId,
            long adviser) {
        this.database = database;
        this.advisers = advisers;
        this.carrier = carrier;
        this.titles = titles;
        this.landlordId = landlordId;
        this.adviser = adviser;
    }

    @Override
    public Optional<Trace> trace(String sid) {
        return database.read(tx -> Messages.ofSid(tx, sid).flatMap(message -> trace(tx, message)));
    }

    private Optional<Trace> trace(Handle tx, Message message) {
        Why why = message.why();
        if (why == null) {
            return Optional.empty();
        }
        return Optional.of(new Trace(
                why.outcome(),
                Optional.ofNullable(why.intent()).map(titles),
                why.confidence(),
                why.example(),
                why.similarity(),
                Optional.ofNullable(why.runnerUp()).map(titles),
                why.runnerUpConfidence(),
                why.language(),
                why.danger(),
                why.revision(),
                request(tx, message)));
    }

    private static Optional<Trace.Request> request(Handle tx, Message message) {
        return Escalations.ofConversation(tx, message.conversationId()).stream()
                .filter(request -> request.state() != Escalation.State.CLOSED)
                .min(Comparator.comparingInt(Escalation::turn)
                        .thenComparing(
                                Comparator.comparing(Escalation::openedAt).reversed()))
                .map(request -> new Trace.Request(
                        request.reference(),
                        request.queue(),
                        request.urgent(),
                        request.priority(),
                        request.state().name(),
                        Optional.ofNullable(request.promiseAt())));
    }

    @Override
    public List<Received> received(PhoneNumber number, long after) {
        List<DemoCarrier.Delivered> delivered = carrier.to(number.e164());
        List<Received> texts = new ArrayList<>();
        for (DemoCarrier.Delivered text : delivered) {
            if (text.number() > after) {
                texts.add(new Received(text.number(), text.body()));
            }
        }
        return texts;
    }

    @Override
    public boolean take(PhoneNumber tenant) {
        return done(advisers.open(landlordId, tenant).map(open -> advisers.take(open.id(), adviser)));
    }

    @Override
    public boolean say(PhoneNumber tenant, String text) {
        Optional<Conversation> open = advisers.open(landlordId, tenant);
        return !text.isBlank() && done(open.map(found -> advisers.say(found.id(), adviser, text)));
    }

    @Override
    public boolean handBack(PhoneNumber tenant) {
        return done(advisers.open(landlordId, tenant).map(open -> advisers.handBack(open.id(), adviser)));
    }

    private static boolean done(Optional<Advisers.Outcome> outcome) {
        return outcome.filter(Advisers.Outcome.DONE::equals).isPresent();
    }
}
