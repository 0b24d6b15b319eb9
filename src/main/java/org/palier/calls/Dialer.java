package org.palier.calls;

import org.palier.phones.PhoneNumber;

/** Places calls with the carrier. One call is one request at most: there is no key by which the carrier would know a repeated one. */
@FunctionalInterface
public interface Dialer {
    /** What is known after the request. */
    sealed interface Placing {
        /** The carrier rings. */
        record Placed(String sid) implements Placing {}

        /** The carrier does not take it. */
        record Refused(int code) implements Placing {}

        /** It did not come to the carrier, or nobody knows: whoever asked may see the telephone ring, or ask again. */
        record Unknown(String why) implements Placing {}
    }

    /**
     * Rings a telephone.
     *
     * @param line the number that shows
     * @param key of the call, by which the carrier asks what to do once it is answered
     */
    Placing place(PhoneNumber line, PhoneNumber to, String key);
}
