package org.palier.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.palier.database.Database;
import org.palier.intents.Scripts;
import org.palier.landlords.Landlord;
import org.palier.phones.PhoneNumber;
import org.palier.phones.Sender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the calls that are not answered: of refused numbers, of lines that call themselves, and of those who call without end. */
final class Admission {
    private static final Logger log = LoggerFactory.getLogger(Admission.class);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Of those who hide their number there are many: they are not taken for one caller. */
    private static final int HIDDEN = 20;

    private final Database database;
    private final Function<PhoneNumber, Optional<Landlord>> landlords;
    private final Supplier<Scripts> scripts;
    private final int perHour;
    private final Set<String> rejected;

    Admission(
            Database database,
            Function<PhoneNumber, Optional<Landlord>> landlords,
            Supplier<Scripts> scripts,
            int perHour,
            Set<String> rejected) {
        this.database = database;
        this.landlords = landlords;
        this.scripts = scripts;
        this.perHour = perHour;
        this.rejected = Set.copyOf(rejected);
    }

    /** What a call gets instead of an answer; empty for a call that is answered. */
    Optional<List<Verb>> refusal(Arrival arrival, Landlord landlord, Instant now) {
        String caller = arrival.caller().address();
        if (isOurs(caller) || isOurs(arrival.forwardedFrom()) || rejected.contains(caller)) {
            return Optional.of(List.of(new Verb.Reject()));
        }
        boolean known = arrival.caller() instanceof Sender.Subscriber;
        int recent = database.read(tx -> known
                ? Calls.recent(tx, landlord.id(), caller, now, HOUR)
                : Calls.recentHidden(tx, landlord.id(), now, HOUR));
        if (recent < (known ? perHour : perHour * HIDDEN)) {
            return Optional.empty();
        }
        log.warn("call {} is not answered: {} calls of {} in an hour", arrival.callSid(), recent, arrival.caller());
        return Optional.of(Fallback.goodbye("too-many", scripts.get()));
    }

    /** A line that calls itself, or whose calls are forwarded to itself, would go on for ever. */
    private boolean isOurs(String number) {
        return PhoneNumber.ofE164(number).flatMap(landlords).isPresent();
    }
}
