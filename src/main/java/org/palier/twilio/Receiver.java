package org.palier.twilio;

import java.util.List;

/** Takes a text message in. */
@FunctionalInterface
public interface Receiver {
    /**
     * Stores the message and what follows from it; the same message again gives the same texts and changes nothing.
     *
     * @return what to answer, in order; empty to say nothing
     * @throws org.palier.database.StorageUnavailableException if nothing could be stored
     */
    List<String> receive(TextMessage message);
}
