package org.palier.landlords;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.palier.dialogue.Situation;
import org.palier.phones.PhoneNumber;

/** What the dialogue may know of a landlord at a moment. Pure. */
public final class Situations {
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
        landlord.promises().forEach((priority, time) -> promises.put(priority, hours.plusWorking(now, time)));
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
                replyAllowed);
    }
}
