package org.palier.landlords;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.dialogue.Estate;
import org.palier.intents.Place;
import org.palier.phones.PhoneNumber;

/**
 * A social landlord, as its file describes it.
 *
 * @param id key in the database; 0 for one that is not stored
 * @param slug short name, unique, as in the file
 * @param phone shown to tenants
 * @param lines numbers that tenants text or call, the first also sends
 * @param department code, such as {@code 31}
 * @param onCall telephones paged for urgent requests, in turn
 * @param partners partner services that exist: see {@link #PARTNERS}
 * @param promises by priority, 0 to 3: the opening time within which a person answers
 * @param survey whether tenants are asked by text if a person's answer was useful
 * @param queues what staff call the queues
 * @param dataProtection how to reach the data protection officer, as shown to a reader
 */
public record Landlord(
        long id,
        String slug,
        String name,
        Optional<PhoneNumber> phone,
        Optional<String> website,
        List<PhoneNumber> lines,
        String department,
        List<Commune> communes,
        Hours hours,
        List<OnCall> onCall,
        Set<String> partners,
        Map<Integer, Duration> promises,
        boolean survey,
        QueueNames queues,
        Optional<String> dataProtection) {
    /** The partner services that scripts know. */
    public static final Set<String> PARTNERS = Set.of("calls", "groceries", "meals", "carer-housing");

    /** Départements where a métropole keeps a solidarity fund for its own communes (facts.md 4). */
    private static final Set<String> TWO_FUNDS = Set.of("31", "34");

    private static final String DEPARTMENT_FUND = "le Département";
    private static final String METROPOLE_FUND = "la Métropole";
    private static final String EITHER_FUND = "votre Département ou votre Métropole";

    /** Whose solidarity fund serves the landlord's tenants, with its article; honest where it depends on the commune. */
    public String fslFund() {
        if (!TWO_FUNDS.contains(department)) {
            return DEPARTMENT_FUND;
        }
        return fund(communes);
    }

    /** Where it has homes, as the dialogue asks. */
    public Estate estate() {
        Map<String, String> names = new HashMap<>();
        for (Commune commune : communes) {
            names.put(Place.plain(commune.name()), commune.name());
            commune.postcodes().forEach(code -> names.put(code, commune.name()));
        }
        return new Estate(slug, Map.copyOf(names));
    }

    /** The same for a tenant whose commune or postcode is known. */
    public String fslFund(String communeOrPostcode) {
        if (!TWO_FUNDS.contains(department)) {
            return DEPARTMENT_FUND;
        }
        String place = communeOrPostcode.strip();
        return fund(communes.stream()
                .filter(commune -> commune.isNamed(place) || commune.postcodes().contains(place))
                .toList());
    }

    private static String fund(List<Commune> places) {
        if (places.isEmpty()) {
            return EITHER_FUND;
        }
        if (places.stream().allMatch(Commune::metropole)) {
            return METROPOLE_FUND;
        }
        return places.stream().noneMatch(Commune::metropole) ? DEPARTMENT_FUND : EITHER_FUND;
    }

    /** The telephones to page at a moment, in turn; empty when nobody is on duty. */
    public List<OnCall> onDuty(Instant moment) {
        return onCall.stream().filter(phone -> phone.onDuty(moment, hours)).toList();
    }

    Landlord stored(long key) {
        return new Landlord(
                key,
                slug,
                name,
                phone,
                website,
                lines,
                department,
                communes,
                hours,
                onCall,
                partners,
                promises,
                survey,
                queues,
                dataProtection);
    }
}
