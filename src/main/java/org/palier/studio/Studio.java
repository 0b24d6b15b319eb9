package org.palier.studio;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.palier.database.Database;
import org.palier.dialogue.Situation;
import org.palier.intents.Audience;
import org.palier.intents.Scripts;
import org.palier.landlords.Landlord;
import org.palier.landlords.Landlords;
import org.palier.landlords.Situations;
import org.palier.web.Page;
import org.palier.web.Pages;

/**
 * What the pages of the studio share.
 *
 * @param smsCents what one SMS costs
 * @param secondPerson whether it takes two persons to publish a script about danger
 */
public record Studio(
        Pages pages,
        Database database,
        Clock clock,
        Landlords landlords,
        Press press,
        Presence presence,
        int smsCents,
        boolean secondPerson) {
    private static final List<String> REFERENCES = List.of("100001", "100002", "100003", "100004", "100005");

    Scripts live() {
        return press.onAir().scripts();
    }

    Landlord landlord(Visit visit) {
        return landlords.withId(visit.staff().landlordId()).orElseThrow();
    }

    /** The line at this moment of those whom a variant is for; that of who asks where it does not say. */
    Situation situation(Visit visit, Audience audience) {
        Landlord landlord = audience.landlord()
                .flatMap(slug -> landlords.all().stream()
                        .filter(one -> one.slug().equals(slug))
                        .findFirst())
                .orElseGet(() -> landlord(visit));
        Situation situation = Situations.of(landlord, clock.instant(), REFERENCES, true);
        return audience.commune().map(situation::in).orElse(situation);
    }

    Days days(Visit visit) {
        return new Days(clock.instant(), landlord(visit).hours().zone(), visit.words());
    }

    /** What every page of the studio needs. */
    Map<String, Object> values(Visit visit) {
        Map<String, Object> values = new HashMap<>();
        values.put("days", days(visit));
        return values;
    }

    Page page(Visit visit, String titleKey) {
        return pages.page(visit.ctx(), titleKey).withStyles("studio.css").withScripts("htmx.min.js", "studio.js");
    }
}
