package org.palier.intents;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A help number of the register. Scripts write {@code {number.id}}, never its digits.
 *
 * @param number as people write it, such as {@code 0 800 47 33 33}; may hold {@code {department}}
 * @param purpose what it is for, by language
 * @param hours when it answers, by language; empty where that is not known
 * @param cost what a call costs, by language; empty where that is not known
 * @param area {@code national}, {@code occitanie}, or codes of départements
 * @param source where it was seen
 * @param verifiedOn the day it was seen there
 * @param nextCheck the day by which a person looks again
 */
public record HelpNumber(
        String id,
        String number,
        String name,
        Map<Language, String> purpose,
        Map<Language, String> hours,
        Map<Language, String> cost,
        List<String> area,
        Mark mark,
        String source,
        LocalDate verifiedOn,
        LocalDate nextCheck) {

    /** How well a number is known. Only {@link #V} and {@link #V1} may be shown to a tenant. */
    public enum Mark {
        /** Seen on the operator's or a public body's page, or on two pages that agree. */
        V,
        /** Seen on one page. */
        V1,
        /** Not verified. */
        U
    }

    /** Whether a tenant may be told the number. */
    public boolean isVerified() {
        return mark != Mark.U;
    }

    /**
     * The number to read or to hear.
     *
     * @param department code of the tenant's département, such as {@code 31}
     */
    public String text(Channel channel, Language language, String department) {
        String digits = number.replace("{department}", department);
        return channel == Channel.VOICE ? SpokenDigits.of(digits, language) : digits;
    }

    /** What the number is for, in French if there is nothing in the language. */
    public String purpose(Language language) {
        return in(purpose, language).orElse(name);
    }

    public Optional<String> hours(Language language) {
        return in(hours, language);
    }

    public Optional<String> cost(Language language) {
        return in(cost, language);
    }

    private static Optional<String> in(Map<Language, String> texts, Language language) {
        return Optional.ofNullable(texts.get(language)).or(() -> Optional.ofNullable(texts.get(Language.FR)));
    }
}
