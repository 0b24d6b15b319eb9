package org.palier.calls;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.palier.conversations.Audit;
import org.palier.conversations.Contact;
import org.palier.conversations.Contacts;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.conversations.Moves;
import org.palier.database.Database;
import org.palier.intents.Language;
import org.palier.line.LineEvents;
import org.palier.phones.PhoneNumber;

/**
 * Calls a tenant for a person of the staff: first that person's telephone rings, and once a key is pressed there, the tenant's; both see the
 * number of the line. The desk begins it; the carrier's webhook asks for the rest.
 */
public final class Outgoing {
    private final Database database;
    private final Dialer dialer;
    private final LongFunction<Optional<PhoneNumber>> phones;
    private final LineEvents events;
    private final RandomGenerator random;
    private final Clock clock;

    /** What came of the wish to call, or what stands in its way. */
    public enum Outcome {
        /** The person's telephone rings. */
        RINGING,
        /** There is no such conversation. */
        GONE,
        /** The person has no telephone in the account. */
        NO_PHONE,
        /** The tenant's number is not known. */
        UNREACHABLE,
        /** The person, or somebody else the tenant, is being called already. */
        BUSY,
        /** The carrier refused, or cannot be reached. */
        NOT_PLACED
    }

    /** The number that a tenant would be called at, and whether it was left for calling back. Its text form shows no number. */
    public record Target(PhoneNumber number, boolean left) {
        @Override
        public String toString() {
            return "Target[left=" + left + "]";
        }
    }

    /**
     * Calls over a carrier.
     *
     * @param phones the telephone of a person of the staff, by the key of the account
     */
    public Outgoing(
            Database database,
            Dialer dialer,
            LongFunction<Optional<PhoneNumber>> phones,
            LineEvents events,
            RandomGenerator random,
            Clock clock) {
        this.database = database;
        this.dialer = dialer;
        this.phones = phones;
        this.events = events;
        this.random = random;
        this.clock = clock;
    }

    /** Where the tenant of a conversation can be called: the number that was left for calling back, or else the contact's own. */
    public Optional<Target> target(Conversation conversation) {
        return database.read(tx -> target(tx, conversation));
    }

    /** Calls the tenant of a conversation for somebody. Of two who try at once, one succeeds. */
    public Outcome call(long conversationId, long staffId) {
        Optional<PhoneNumber> adviser = phones.apply(staffId);
        if (adviser.isEmpty()) {
            return Outcome.NO_PHONE;
        }
        Instant now = clock.instant();
        Optional<Conversation> found = database.read(tx -> Conversations.withId(tx, conversationId));
        if (found.isEmpty()) {
            return Outcome.GONE;
        }
        Conversation about = found.get();
        String key = key();
        Outcome wish = database.write(tx -> wish(tx, about, staffId, key, now));
        if (wish != Outcome.RINGING) {
            return wish;
        }
        Dialer.Placing placing = dialer.place(new PhoneNumber(about.line()), adviser.get(), key);
        boolean placed = placing instanceof Dialer.Placing.Placed;
        if (!placed) {
            database.write(tx -> Calls.status(tx, key, "failed", null, clock.instant()));
        }
        events.changed(about.landlordId(), about.id());
        return placed ? Outcome.RINGING : Outcome.NOT_PLACED;
    }

    /** Notes the call before it is placed. */
    private static Outcome wish(Handle tx, Conversation about, long staffId, String key, Instant now)
            throws SQLException {
        Optional<Target> tenant = target(tx, about);
        if (tenant.isEmpty()) {
            return Outcome.UNREACHABLE;
        }
        if (Calls.isCalling(tx, about.id(), staffId, now)) {
            return Outcome.BUSY;
        }
        Calls.Begun begun = new Calls.Begun(
                about.landlordId(),
                key,
                false,
                about.line(),
                tenant.get().number().e164(),
                true,
                "queued",
                CallState.NEW.write());
        long id = Calls.add(tx, begun, now);
        Calls.advance(tx, id, about.contactId(), about.id(), Call.Outcome.BEGUN, CallState.NEW.write());
        Calls.spoke(tx, id, staffId);
        Audit.of(about.landlordId(), "tenant-called")
                .by(staffId)
                .about(about.contactId(), about.id())
                .add(tx, now);
        return Outcome.RINGING;
    }

    /** What the person of the staff hears first. */
    public String whisper() {
        return VoiceWords.line("whisper.out", Language.FR).text().toString();
    }

    /** What that person hears when the tenant does not answer. */
    public String nobody() {
        return VoiceWords.line("out.nobody", Language.FR).text().toString();
    }

    /** The key was pressed: rings the tenant, with the two numbers of a call that was begun here, the line's and the tenant's. */
    public Optional<Verb.Dial> dial(String key, int seconds) {
        tenant(key, "initiated");
        return database.read(tx -> Calls.ofSid(tx, key))
                .map(call -> new Verb.Dial(new PhoneNumber(call.line()), new PhoneNumber(call.caller()), seconds, 0));
    }

    /** Keeps what the carrier tells of the tenant's telephone. */
    public void tenant(String key, String status) {
        if (database.write(tx -> Calls.tenantStatus(tx, key, status))) {
            database.read(tx -> Calls.ofSid(tx, key)).ifPresent(this::changed);
        }
    }

    /**
     * The tenant was rung, and it is over. A call back that they spoke in is done.
     *
     * @param status of the tenant's telephone, as the carrier tells it
     */
    public void done(String key, String status) {
        tenant(key, status);
        Optional<Call> found = database.read(tx -> Calls.ofSid(tx, key));
        if (found.isEmpty() || !status.equals("completed")) {
            return;
        }
        Call call = found.get();
        database.write(tx -> {
            spoke(tx, call, clock.instant());
            return call;
        });
        changed(call);
    }

    private static void spoke(Handle tx, Call call, Instant now) {
        Long contact = call.contactId();
        Long conversation = call.conversationId();
        Calls.advance(tx, call.id(), contact, conversation, Call.Outcome.SPOKE, call.state());
        if (contact != null) {
            Escalations.openOfContact(tx, contact).forEach(request -> CallBacks.called(tx, request.id(), now));
        }
        Long staff = call.staffId();
        if (conversation != null && staff != null) {
            Moves.answered(tx, conversation, staff, now);
        }
    }

    private void changed(Call call) {
        Long conversation = call.conversationId();
        if (conversation != null) {
            events.changed(call.landlordId(), conversation);
        }
    }

    private static Optional<Target> target(Handle tx, Conversation conversation) throws SQLException {
        for (Escalation request : Escalations.openOfContact(tx, conversation.contactId())) {
            Optional<CallBacks.CallBack> left = CallBacks.of(tx, request.id());
            if (left.isPresent()) {
                return Optional.of(new Target(left.get().number(), true));
            }
        }
        return Contacts.withId(tx, conversation.contactId())
                .filter(Contact::subscriber)
                .map(Contact::address)
                .flatMap(PhoneNumber::ofE164)
                .map(number -> new Target(number, false));
    }

    private String key() {
        byte[] drawn = new byte[16];
        random.nextBytes(drawn);
        return "out-" + HexFormat.of().formatHex(drawn);
    }
}
