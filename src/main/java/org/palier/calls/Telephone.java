package org.palier.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palier.database.Database;
import org.palier.dialogue.Dialogue;
import org.palier.intents.Scripts;
import org.palier.landlords.Landlord;
import org.palier.landlords.Situations;
import org.palier.line.Inbound;
import org.palier.line.LineEvents;
import org.palier.line.Pager;
import org.palier.line.Receipt;
import org.palier.outbox.Outbox;
import org.palier.phones.PhoneNumber;
import org.palier.phones.Sender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers calls. What a step changes and what is answered to it are on disk when {@link #answer} returns; the same step again gets the same
 * answer and changes nothing. Safe for any number of threads.
 */
public final class Telephone {
    private static final Logger log = LoggerFactory.getLogger(Telephone.class);
    private static final List<String> NO_REFERENCES = List.of("", "", "");

    private final Database database;
    private final Function<PhoneNumber, Optional<Landlord>> landlords;
    private final Supplier<Dialogue> dialogue;
    private final Supplier<Scripts> scripts;
    private final Writing writing;
    private final LineEvents events;
    private final Admission admission;
    private final Clock clock;
    private final CallFlow flow;
    private final Stranded stranded = new Stranded();

    /** Puts what is to be done into the carrier's words, which are stored. */
    @FunctionalInterface
    public interface Writing {
        String of(String callSid, List<Verb> verbs);
    }

    /**
     * How calls are taken.
     *
     * @param perHour calls of one caller that are answered in an hour
     * @param rejected numbers that are refused, E.164
     * @param ring how long one telephone of the staff rings
     * @param reach how long the staff is rung in all, unless it is urgent
     * @param validity how long a text that a caller asked for may travel
     */
    public record Options(int perHour, Set<String> rejected, Duration ring, Duration reach, Duration validity) {}

    /** What calls are made of. */
    public record Parts(
            Database database,
            Function<PhoneNumber, Optional<Landlord>> landlords,
            Supplier<Dialogue> dialogue,
            Supplier<Scripts> scripts,
            Function<Inbound, Receipt> line,
            Outbox outbox,
            Pager pager,
            StaffPhones staff,
            LineEvents events,
            Writing writing,
            Clock clock) {}

    public Telephone(Parts parts, Options options) {
        this.database = parts.database();
        this.landlords = parts.landlords();
        this.dialogue = parts.dialogue();
        this.scripts = parts.scripts();
        this.writing = parts.writing();
        this.events = parts.events();
        this.admission = new Admission(database, landlords, scripts, options.perHour(), options.rejected());
        this.clock = parts.clock();
        Ear ear = new Ear(parts.line(), database);
        Reaching reaching = new Reaching(
                ear,
                new Roster(parts.staff(), database),
                parts.pager(),
                new Reaching.Options((int) options.ring().toSeconds(), options.reach()));
        Leaving leaving = new Leaving(ear);
        this.flow = new CallFlow(
                ear,
                new Answering(parts.outbox(), options.validity(), reaching),
                reaching,
                leaving,
                new CallingBack(ear, leaving));
    }

    /**
     * Takes a step of a call and tells what to do next.
     *
     * @throws org.palier.database.StorageUnavailableException if nothing could be stored
     */
    public String answer(Arrival arrival) {
        Optional<String> before = database.read(tx -> Calls.answer(tx, arrival.callSid(), arrival.step()));
        if (before.isPresent()) {
            return before.get();
        }
        Optional<Landlord> landlord = landlords.apply(arrival.line());
        if (landlord.isEmpty()) {
            log.warn("call {} came to {}, which no landlord has", arrival.callSid(), arrival.line());
            return writing.of(arrival.callSid(), Fallback.goodbye("no-landlord", scripts.get()));
        }
        Instant now = clock.instant();
        Optional<Call> known = database.read(tx -> Calls.ofSid(tx, arrival.callSid()));
        if (known.isEmpty()) {
            Optional<List<Verb>> refusal = admission.refusal(arrival, landlord.get(), now);
            if (refusal.isPresent()) {
                return writing.of(arrival.callSid(), refusal.get());
            }
        }
        Call call = known.orElseGet(() -> begin(arrival, landlord.get(), now));
        return answer(arrival, call, landlord.get(), now);
    }

    /**
     * A message was left, and perhaps the caller hung up over it: the step is taken if the carrier did not ask for it.
     *
     * @throws org.palier.database.StorageUnavailableException if it cannot be stored yet; {@link #keepStranded} does so later
     */
    public void recorded(String callSid, int step, Input.Recorded recorded) {
        try {
            Optional<Arrival> arrival = database.read(tx -> Calls.ofSid(tx, callSid))
                    .map(call -> new Arrival(callSid, step, sender(call), new PhoneNumber(call.line()), "", recorded))
                    .or(() -> stranded.caller(callSid).map(met -> met.left(step, recorded)));
            arrival.ifPresentOrElse(this::answer, () -> log.warn("a recording of a call that is not known"));
        } catch (RuntimeException e) {
            stranded.message(new Stranded.Message(callSid, step, recorded));
            throw e;
        }
    }

    /** Tries to keep the messages that could not be stored when they were left. */
    public void keepStranded() {
        for (Stranded.Message message : stranded.take()) {
            try {
                recorded(message.callSid(), message.step(), message.recorded());
            } catch (RuntimeException e) {
                log.warn("the recording of call {} still cannot be stored: {}", message.callSid(), e.getMessage());
            }
        }
    }

    /**
     * Keeps what the carrier tells of a call.
     *
     * @return false if it tells nothing new
     */
    public boolean status(String callSid, String status, @Nullable Integer seconds) {
        Instant now = clock.instant();
        boolean told = database.write(tx -> Calls.status(tx, callSid, status, seconds, now));
        if (told) {
            database.read(tx -> Calls.ofSid(tx, callSid)).ifPresent(call -> changed(call, call.conversationId()));
        }
        return told;
    }

    /** What is said when a step fails: the emergency numbers, and a tone to speak after, unless the caller has spoken after it already. */
    public List<Verb> trouble(Arrival arrival) {
        stranded.caller(arrival);
        if (arrival.input() instanceof Input.Recorded recorded) {
            stranded.message(new Stranded.Message(arrival.callSid(), arrival.step(), recorded));
            return trouble();
        }
        return Fallback.tone("trouble", "trouble.mailbox", arrival.step() + 1, scripts.get());
    }

    /** What is said to a call of which nothing is known. */
    public List<Verb> trouble() {
        return Fallback.goodbye("trouble", scripts.get());
    }

    private String answer(Arrival arrival, Call call, Landlord landlord, Instant now) {
        Arrival known = new Arrival(
                arrival.callSid(),
                arrival.step(),
                sender(call),
                arrival.line(),
                arrival.forwardedFrom(),
                arrival.input());
        CallTurn turn =
                new CallTurn(call, known, landlord, Situations.of(landlord, now, NO_REFERENCES, true), dialogue.get());
        flow.take(turn);
        String answer = writing.of(arrival.callSid(), turn.verbs());
        String heard = CallFlow.name(arrival.input());
        String told = database.write(tx -> {
            if (!Calls.step(tx, call.id(), arrival.step(), heard, answer, now)) {
                return Calls.answer(tx, arrival.callSid(), arrival.step()).orElseThrow();
            }
            for (CallTurn.Deed deed : turn.deeds()) {
                deed.carryOut(tx, now);
            }
            Calls.advance(
                    tx,
                    call.id(),
                    turn.contactId,
                    turn.conversationId,
                    turn.outcome,
                    turn.state().write());
            return answer;
        });
        changed(call, turn.conversationId);
        return told;
    }

    private void changed(Call call, @Nullable Long conversationId) {
        if (conversationId != null) {
            events.changed(call.landlordId(), conversationId);
        }
    }

    private Call begin(Arrival arrival, Landlord landlord, Instant now) {
        Sender caller = arrival.caller() instanceof Sender.Subscriber
                ? arrival.caller()
                : Sender.Withheld.ofCall(arrival.callSid());
        CallState state = arrival.input() instanceof Input.Recorded ? CallState.SPOKEN_AFTER_TONE : CallState.NEW;
        Calls.Begun begun = new Calls.Begun(
                landlord.id(),
                arrival.callSid(),
                true,
                arrival.line().e164(),
                caller.address(),
                caller instanceof Sender.Subscriber,
                "in-progress",
                state.write());
        return database.write(tx -> {
            Calls.add(tx, begun, now);
            return Calls.ofSid(tx, arrival.callSid()).orElseThrow();
        });
    }

    private static Sender sender(Call call) {
        return call.subscriber()
                ? new Sender.Subscriber(new PhoneNumber(call.caller()))
                : new Sender.Withheld(call.caller());
    }
}
