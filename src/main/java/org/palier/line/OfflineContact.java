package org.palier.line;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palier.intents.Queue;
import org.palier.phones.PhoneNumber;

/**
 * A contact that did not come through the line, as an adviser types it in. Its text form shows neither words nor numbers.
 *
 * @param number empty where the person gave none; then nothing can be sent
 * @param name may be empty
 * @param residence may be empty
 * @param language the two-letter code of the language the person speaks
 * @param line the landlord's number from which a text would be sent
 */
public record OfflineContact(
        long landlordId,
        Optional<PhoneNumber> number,
        String name,
        String residence,
        String language,
        PhoneNumber line,
        Way way,
        String words,
        Need need) {
    /** How the person came. */
    public enum Way {
        VISIT,
        CALL,
        LETTER,
        EMAIL
    }

    /**
     * What the person needs.
     *
     * @param intent null where no script is about it
     * @param promise the moment before which somebody answers; null if none was told
     */
    public record Need(
            @Nullable String intent,
            Queue queue,
            int priority,
            boolean urgent,
            boolean restricted,
            @Nullable Instant promise) {}

    @Override
    public String toString() {
        return "OfflineContact[" + way + "]";
    }
}
