package org.palier.landlords;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.palier.dialogue.Situation;
import org.palier.phones.PhoneNumber;

/** What the dialogue may know of a landlord at a moment. Pure. */
public final class Situations {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private Situations() {}

    /**
     * The situation of a landlord's line at a moment.
     *
     * @param references unused references of requests, at least three
     * @param replyAllowed whether the tenant can be answered at all
     */
    public static Situation of(Landlord landlord, Instant now, List<String> references, boolean replyAllowed) {
        Hours hours = landlord.hours();
        Map<Integer, Instant> promises = new TreeMap<>();
        landlord.promises().forEach((priority, time) -> promises.put(priority, quarter(hours.plusWorking(now, time))));
        return new Situation(
                now,
                hours.zone(),
                landlord.name(),
                landlord.phone().map(PhoneNumber::readable),
                landlord.website(),
                landlord.department(),
                landlord.fslFund(),
                landlord.partners(),
                hours.openAt(now),
                hours.on(now.atZone(hours.zone()).toLocalDate()),
                hours.nextOpening(now),
                promises,
                !landlord.onDuty(now).isEmpty(),
                references,
                replyAllowed,
                landlord.estate(),
                List.of());
    }

    /** A moment that a person can keep in mind: the next full quarter of an hour. */
    private static Instant quarter(Instant moment) {
        Instant before = moment.truncatedTo(ChronoUnit.HOURS);
        long quarters = (Duration.between(before, moment).toMillis() + QUARTER.toMillis() - 1) / QUARTER.toMillis();
        return before.plus(QUARTER.multipliedBy(quarters));
    }
}
