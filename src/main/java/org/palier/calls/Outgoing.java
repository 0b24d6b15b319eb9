package org.palier.calls;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.palier.conversations.Contact;
import org.palier.conversations.Contacts;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.database.Database;
import org.palier.intents.Language;
import org.palier.phones.PhoneNumber;

/**
 * Calls a tenant for a person of the staff: first that person's telephone rings, and once a key is pressed there, the tenant's; both see the
 * number of the line. The desk begins it; the carrier's webhook asks for the rest.
 */
public final class Outgoing {
    private final Database database;
    private final Dialer dialer;
    private final LongFunction<Optional<PhoneNumber>> phones;
    private final RandomGenerator random;
    private final Clock clock;

    /** What came of the wish to call. */
    public enum Outcome {
        /** The person's telephone rings. */
        RINGING,
        /** There is no such conversation. */
        GONE,
        /** The person has no telephone in the account. */
        NO_PHONE,
        /** The tenant's number is not known. */
        UNREACHABLE,
        /** The carrier refused, or cannot be reached. */
        NOT_PLACED
    }

    /**
     * @param phones the telephone of a person of the staff, by the key of the account
     */
    public Outgoing(
            Database database,
            Dialer dialer,
            LongFunction<Optional<PhoneNumber>> phones,
            RandomGenerator random,
            Clock clock) {
        this.database = database;
        this.dialer = dialer;
        this.phones = phones;
        this.random = random;
        this.clock = clock;
    }

    /** Calls the tenant of a conversation for somebody: at the number that was left for calling back, or the contact's own. */
    public Outcome call(long conversationId, long staffId) {
        Optional<Conversation> conversation = database.read(tx -> Conversations.withId(tx, conversationId));
        if (conversation.isEmpty()) {
            return Outcome.GONE;
        }
        Optional<PhoneNumber> adviser = phones.apply(staffId);
        if (adviser.isEmpty()) {
            return Outcome.NO_PHONE;
        }
        Optional<PhoneNumber> tenant = tenant(conversation.get());
        if (tenant.isEmpty()) {
            return Outcome.UNREACHABLE;
        }
        String key = key();
        Instant now = clock.instant();
        Conversation about = conversation.get();
        database.write(tx -> {
            long id = Calls.add(
                    tx,
                    new Calls.Begun(
                            about.landlordId(),
                            key,
                            false,
                            about.line(),
                            tenant.get().e164(),
                            true,
                            "queued",
                            CallState.NEW.write()),
                    now);
            Calls.advance(tx, id, about.contactId(), about.id(), Call.Outcome.BEGUN, CallState.NEW.write());
            Calls.spoke(tx, id, staffId);
            return true;
        });
        Dialer.Placing placing = dialer.place(new PhoneNumber(about.line()), adviser.get(), key);
        if (placing instanceof Dialer.Placing.Placed) {
            return Outcome.RINGING;
        }
        database.write(tx -> Calls.status(tx, key, "failed", null, clock.instant()));
        return Outcome.NOT_PLACED;
    }

    /** What the person of the staff hears first. */
    public String whisper() {
        return VoiceWords.line("whisper.out", Language.FR).text().toString();
    }

    /** What that person hears when the tenant does not answer. */
    public String nobody() {
        return VoiceWords.line("out.nobody", Language.FR).text().toString();
    }

    /** The two numbers of a call that was begun here: the line's, and the tenant's. */
    public Optional<Verb.Dial> tenant(String key, int seconds) {
        return database.read(tx -> Calls.ofSid(tx, key))
                .map(call -> new Verb.Dial(new PhoneNumber(call.line()), new PhoneNumber(call.caller()), seconds, 0));
    }

    /** The tenant was rung: whether they spoke. A call back that they spoke in is done. */
    public void done(String key, boolean spoke) {
        Optional<Call> found = database.read(tx -> Calls.ofSid(tx, key));
        if (found.isEmpty() || !spoke) {
            return;
        }
        Call call = found.get();
        Instant now = clock.instant();
        Long contact = call.contactId();
        database.write(tx -> {
            Calls.advance(tx, call.id(), contact, call.conversationId(), Call.Outcome.SPOKE, call.state());
            if (contact != null) {
                for (Escalation request : Escalations.openOfContact(tx, contact)) {
                    CallBacks.called(tx, request.id(), now);
                }
            }
            return call;
        });
    }

    private Optional<PhoneNumber> tenant(Conversation conversation) {
        return database.read(tx -> {
            for (Escalation request : Escalations.openOfContact(tx, conversation.contactId())) {
                Optional<CallBacks.CallBack> left = CallBacks.of(tx, request.id());
                if (left.isPresent()) {
                    return Optional.of(left.get().number());
                }
            }
            return Contacts.withId(tx, conversation.contactId())
                    .filter(Contact::subscriber)
                    .map(Contact::address)
                    .flatMap(PhoneNumber::ofE164);
        });
    }

    private String key() {
        byte[] drawn = new byte[16];
        random.nextBytes(drawn);
        return "out-" + HexFormat.of().formatHex(drawn);
    }
}
