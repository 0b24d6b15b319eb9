package org.palier.phones;

import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number in E.164 form, such as {@code +33536490001}. Its text form is masked: it may be logged. */
public record PhoneNumber(String e164) implements Comparable<PhoneNumber> {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /**
     * @throws IllegalArgumentException if the text is not E.164
     */
    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("not a number in E.164 form");
        }
    }

    /** Reads a number that is already in E.164 form; empty if it is not. */
    public static Optional<PhoneNumber> ofE164(String text) {
        return E164.matcher(text).matches() ? Optional.of(new PhoneNumber(text)) : Optional.empty();
    }

    /** The number with only its country code and last two digits, such as {@code +33•••••••01}. */
    public String masked() {
        int head = e164.startsWith("+33") ? 3 : 2;
        return e164.substring(0, head) + "•".repeat(e164.length() - head - 2) + e164.substring(e164.length() - 2);
    }

    @Override
    public int compareTo(PhoneNumber other) {
        return e164.compareTo(other.e164);
    }

    @Override
    public String toString() {
        return masked();
    }
}
