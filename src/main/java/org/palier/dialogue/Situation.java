package org.palier.dialogue;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the dialogue may know of the world at one moment: the landlord's facts, its hours, and references drawn beforehand.
 *
 * @param landlordPhone as shown to a reader
 * @param department code of the département, such as {@code 31}
 * @param fslFund whose solidarity fund serves the place, with its article: "le Département", "la Métropole"
 * @param partners partner services that exist: calls, groceries, meals, carer-housing
 * @param today opening times of the current day in the landlord's zone; empty when closed all day
 * @param nextOpening when staff are next at work; now when open
 * @param promises by priority (0 to 3): the moment before which a person answers, computed in opening hours
 * @param onDuty whether somebody is paged for urgent requests at this moment
 * @param references unused references of requests, in the order to use them; at least three
 * @param replyAllowed whether the tenant can be answered at all (not a short code, not over a cap)
 * @param announcements what tenants are to know at this moment, in the order to tell it
 */
public record Situation(
        Instant now,
        ZoneId zone,
        String landlordName,
        Optional<String> landlordPhone,
        Optional<String> landlordWebsite,
        String department,
        String fslFund,
        Set<String> partners,
        boolean open,
        List<Opening> today,
        Instant nextOpening,
        Map<Integer, Instant> promises,
        boolean onDuty,
        List<String> references,
        boolean replyAllowed,
        Estate estate,
        List<Announcement> announcements) {

    /** The same situation a moment later, before anything in it has changed. */
    public Situation at(Instant later, List<String> drawn, boolean allowed) {
        return new Situation(
                later,
                zone,
                landlordName,
                landlordPhone,
                landlordWebsite,
                department,
                fslFund,
                partners,
                open,
                today,
                open ? later : nextOpening,
                promises,
                onDuty,
                drawn,
                allowed,
                estate,
                announcements);
    }

    /** An interval of opening hours in a day. */
    public record Opening(LocalTime from, LocalTime to) {}

    /** The same with something that tenants are to know. */
    public Situation announcing(List<Announcement> news) {
        return with(estate, news);
    }

    /** The same for a tenant who lives in a commune. */
    public Situation in(String commune) {
        return with(estate.in(commune), announcements);
    }

    private Situation with(Estate homes, List<Announcement> news) {
        return new Situation(
                now,
                zone,
                landlordName,
                landlordPhone,
                landlordWebsite,
                department,
                fslFund,
                partners,
                open,
                today,
                nextOpening,
                promises,
                onDuty,
                references,
                replyAllowed,
                homes,
                news);
    }
}
