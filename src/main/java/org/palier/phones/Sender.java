package org.palier.phones;

/** Who a message or call came from, as far as the carrier says. Only a {@link Subscriber} may ever be answered by text. */
public sealed interface Sender {
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
    record Withheld() implements Sender {
        @Override
        public String address() {
            return "withheld";
        }
    }
}
