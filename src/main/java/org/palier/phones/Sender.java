package org.palier.phones;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Who a message or call came from, as far as the carrier says. Only a {@link Subscriber} may ever be answered by text. */
public sealed interface Sender {
    /** Words, and digits that spell them on a keypad, by which carriers say that the caller hides the number. */
    Set<String> WITHHELD = Set.of(
            "",
            "anonymous",
            "unknown",
            "restricted",
            "blocked",
            "private",
            "withheld",
            "unavailable",
            "anonyme",
            "inconnu",
            "masque",
            "masqué",
            "prive",
            "privé",
            "266696687",
            "7378742833",
            "2562533",
            "8656696",
            "86282452253");

    Pattern SHORT_CODE = Pattern.compile("[0-9]{3,8}");
    Pattern ALPHANUMERIC = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}");

    /**
     * Reads the {@code From} of a webhook, without the prefix of a channel.
     *
     * @param from E.164, or whatever the carrier reports where it cannot normalise the caller's number
     */
    static Sender of(String from) {
        String text = from.strip();
        String bare = text.startsWith("+") ? text.substring(1) : text;
        if (WITHHELD.contains(bare.toLowerCase(Locale.ROOT))) {
            return Withheld.ANYBODY;
        }
        if (SHORT_CODE.matcher(text).matches()) {
            return new ShortCode(text);
        }
        if (ALPHANUMERIC.matcher(text).matches()) {
            return new Alphanumeric(text);
        }
        return PhoneNumber.ofE164(text).<Sender>map(Subscriber::new).orElseGet(() -> new Raw(text));
    }

    /** The form that is stored and by which the contact is found again; unique within a landlord. */
    String address();

    /** A person's number on the telephone network. */
    record Subscriber(PhoneNumber number) implements Sender {
        @Override
        public String address() {
            return number.e164();
        }
    }

    /** A short code (3 to 8 digits): a machine of a bank or an operator. */
    record ShortCode(String digits) implements Sender {
        @Override
        public String address() {
            return digits;
        }
    }

    /** An alphanumeric name: one way only. */
    record Alphanumeric(String name) implements Sender {
        @Override
        public String address() {
            return name;
        }
    }

    /** A caller or sender who withheld the number, in any of the spellings that carriers use. */
    record Withheld(String address) implements Sender {
        /** One of many: nothing that one said is about the next. */
        public static final Withheld ANYBODY = new Withheld("withheld");

        /** The caller of one call, who is known until it ends. */
        public static Withheld ofCall(String callSid) {
            return new Withheld("withheld " + callSid);
        }
    }

    /** What the carrier reported as it came, because it could not make a number of it: never answered. */
    record Raw(String text) implements Sender {
        @Override
        public String address() {
            return text.length() > 64 ? text.substring(0, 64) : text;
        }

        @Override
        public String toString() {
            return "Raw";
        }
    }
}
