package org.palier.testphone;

import java.util.List;
import java.util.Optional;
import org.palier.phones.PhoneNumber;

/** What the test phone asks of the line besides texting it. */
public interface Behind {
    /** What was stored of a text. */
    Optional<Trace> trace(String sid);

    /** What reached a number outside webhook answers, after one that was seen, oldest first. */
    List<Received> received(PhoneNumber number, long after);

    /** An adviser takes the tenant's conversation. False if there is none, or another person holds it. */
    boolean take(PhoneNumber tenant);

    /** The adviser who holds the conversation writes to the tenant. False if no adviser holds it. */
    boolean say(PhoneNumber tenant, String text);

    /** The adviser gives the conversation back to the assistant. False if no adviser holds it. */
    boolean handBack(PhoneNumber tenant);

    /**
     * A text on the screen of a telephone.
     *
     * @param id grows with time
     */
    record Received(long id, String text) {}
}
