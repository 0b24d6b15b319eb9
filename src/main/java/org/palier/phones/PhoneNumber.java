package org.palier.phones;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number in E.164 form, such as {@code +33536490001}. Its text form is masked: it may be logged. */
public record PhoneNumber(String e164) implements Comparable<PhoneNumber> {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern FRENCH = Pattern.compile("\\+33[1-79][0-9]{8}");
    private static final Pattern FRENCH_MOBILE = Pattern.compile("\\+33[67][0-9]{8}");

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

    /** Reads a number as a person in France writes it ("05 36 49 00 01", "+33 (0)5 36 49 00 01"); empty if it cannot be one. */
    public static Optional<PhoneNumber> ofHandwritten(String text) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber number = library.parse(text, "FR");
            // Possible, not valid: the library does not know the ranges that ARCEP keeps for fiction, nor the newest
            // ones.
            return library.isPossibleNumber(number)
                    ? ofE164(library.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Whether it is a mobile of France: the only numbers of callers that are ever sent a text. */
    public boolean isFrenchMobile() {
        return FRENCH_MOBILE.matcher(e164).matches();
    }

    /** The number as it is read in France, in full: "05 36 49 00 01", or the international form of a foreign number. */
    public String readable() {
        // The usual case without the library: it is asked for with every message.
        if (FRENCH.matcher(e164).matches()) {
            return "0%s %s %s %s %s"
                    .formatted(
                            e164.substring(3, 4),
                            e164.substring(4, 6),
                            e164.substring(6, 8),
                            e164.substring(8, 10),
                            e164.substring(10));
        }
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber number = library.parse(e164, "FR");
            return library.format(
                    number,
                    number.getCountryCode() == 33 ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return e164;
        }
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
