package org.palier.line;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.palier.conversations.OvertakenException;
import org.palier.conversations.Strays;
import org.palier.database.Announcement;
import org.palier.database.Database;
import org.palier.dialogue.Effect;
import org.palier.dialogue.State;
import org.palier.dialogue.StateJson;
import org.palier.dialogue.Turn;
import org.palier.intents.Channel;
import org.palier.landlords.Landlord;
import org.palier.landlords.SituationsByMinute;
import org.palier.phones.PhoneNumber;
import org.palier.phones.Sender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line: what is heard is understood, decided and stored, and only then answered. Safe for any number of threads. */
public final class Line {
    /*
     * The dialogue is asked outside the writer, from what was read of the contact, so that the writer only writes. What was read may be
     * overtaken by a person who takes the conversation meanwhile: each conversation has a version, the unit of work names the one that
     * it was drafted from, and when that is not the last one the draft is made anew. Messages of one contact pass one at a time, in the
     * order of arrival, until they are on disk; so only persons overtake, and seldom. Whether a message came before is found when it is
     * stored. Contacts are not kept in memory: to read one costs less than to collect the garbage of thousands that grew old.
     */
    private static final Logger log = LoggerFactory.getLogger(Line.class);
    private static final int ATTEMPTS = 10;

    private final Database database;
    private final Function<PhoneNumber, Optional<Landlord>> landlords;
    private final Judgement judgement;
    private final Duration quiet;
    private final Clock clock;
    private final References references;
    private final LineEvents events;
    private final Storing storing;
    private final SituationsByMinute situations = new SituationsByMinute();
    private final Turnstile<Key> turnstile = new Turnstile<>();
    private final Seats thinking = Seats.forProcessors();

    /** A contact: its landlord and its address. */
    private record Key(long landlordId, String address) {}

    /**
     * How the line behaves.
     *
     * @param quiet after this time without a message a new conversation begins
     */
    public record Options(Guards guards, Duration quiet) {
        public static final Options DEFAULT = new Options(Guards.DEFAULT, Duration.ofHours(24));
    }

    /**
     * A line over a database.
     *
     * @param landlords whose number was texted or called
     * @param brain the dialogue of the moment, asked anew with each message so that scripts may change
     * @param lastResort asked where the dialogue fails
     * @param random draws the references of requests
     */
    public Line(
            Database database,
            Function<PhoneNumber, Optional<Landlord>> landlords,
            Supplier<Brain> brain,
            Brain lastResort,
            Pager pager,
            Options options,
            Clock clock,
            RandomGenerator random,
            LineEvents events) {
        this.database = requireNonNull(database, "database");
        this.landlords = landlords;
        this.judgement = new Judgement(brain, lastResort, options.guards());
        this.quiet = options.quiet();
        this.clock = clock;
        this.references = new References(random);
        this.events = events;
        this.storing = new Storing(pager);
    }

    /**
     * Takes a message in. When it returns, the message, the decision, the reply and what follows from them are on disk. The same
     * message again gives the same replies and changes nothing.
     *
     * @throws org.palier.database.StorageUnavailableException if nothing could be stored
     */
    public Receipt receive(Inbound in) {
        Optional<Landlord> landlord = landlords.apply(in.line());
        if (landlord.isEmpty()) {
            return stray(in);
        }
        Key key = new Key(landlord.get().id(), in.sender().address());
        return turnstile.pass(key, () -> receive(in, landlord.get(), key));
    }

    private Receipt receive(Inbound in, Landlord landlord, Key key) {
        Instant now = clock.instant();
        int taken = 0;
        for (int attempt = 1; ; attempt++) {
            List<String> drawn = references.draw(taken);
            Draft draft = draft(in, landlord, key, drawn, now);
            try {
                return told(draft, database.write(tx -> storing.store(tx, draft)));
            } catch (OvertakenException | Storing.ReferenceTakenException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                taken += e instanceof Storing.ReferenceTakenException ? 1 : 0;
                log.debug("message {} is decided anew: {}", in.sid(), e.getMessage());
            }
        }
    }

    private Draft draft(Inbound in, Landlord landlord, Key key, List<String> drawn, Instant now) {
        Instant quietSince = now.minus(quiet);
        Announcement coming = database.announce();
        try {
            return thinking.pass(() -> {
                Known known = database.read(tx -> Known.load(tx, key.landlordId, key.address, quietSince));
                return draft(in, landlord, known, drawn, now);
            });
        } finally {
            coming.done();
        }
    }

    private Receipt told(Draft draft, Storing.Stored stored) {
        Long conversationId = stored.conversationId();
        if (conversationId == null) {
            return repeated(stored.messageId(), stored.replies());
        }
        events.received(draft.landlordId(), conversationId, draft.turn().decision());
        for (Effect effect : draft.effects()) {
            if (effect instanceof Effect.Escalate request) {
                events.escalated(draft.landlordId(), conversationId, request);
            }
        }
        return new Receipt(stored.messageId(), stored.replies(), false);
    }

    private Receipt repeated(long messageId, List<String> replies) {
        events.repeated();
        return new Receipt(messageId, replies, true);
    }

    private Receipt stray(Inbound in) {
        Instant now = clock.instant();
        boolean first = database.write(
                tx -> Strays.add(tx, in.sid(), in.line().e164(), in.sender().address(), in.body(), now));
        if (first) {
            log.warn("message {} came to {}, which no landlord has", in.sid(), in.line());
            events.stray();
        }
        return new Receipt(0, List.of(), !first);
    }

    private Draft draft(Inbound in, Landlord landlord, Known known, List<String> drawn, Instant now) {
        boolean call = in.channel() == Channel.VOICE;
        boolean oneSender = call || in.sender() instanceof Sender.Subscriber;
        Pace heard = known.pace().heard(in.body(), now);
        State state = state(known, oneSender);
        Judgement.Verdict verdict = judgement.of(
                in,
                call ? state.greeted() : state,
                heard,
                call || (oneSender && !ours(in.sender())),
                allowed -> situations.of(landlord, now, drawn, allowed));
        Turn turn = verdict.turn();
        List<String> replies = verdict.answered() ? List.copyOf(turn.say()) : List.of();
        if (known.discreet() && !call) {
            replies = Neutral.of(replies, turn);
        }
        return new Draft(
                in,
                landlord.id(),
                now,
                known,
                turn,
                StateJson.write(turn.state()),
                replies,
                oneSender ? turn.effects() : urgent(turn.effects()),
                replies.isEmpty() ? heard : heard.replied());
    }

    private static State state(Known known, boolean oneSender) {
        if (!oneSender) {
            // Many senders behind one address: nothing that one said is about the next.
            return State.initial();
        }
        return known.over() && known.conversation() != null ? known.state().following() : known.state();
    }

    /** Nobody can be called back there: only a danger is worth a person's time. */
    private static List<Effect> urgent(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> effect instanceof Effect.Page
                        || (effect instanceof Effect.Escalate request && request.urgent()))
                .toList();
    }

    private boolean ours(Sender sender) {
        return sender instanceof Sender.Subscriber subscriber
                && landlords.apply(subscriber.number()).isPresent();
    }
}
