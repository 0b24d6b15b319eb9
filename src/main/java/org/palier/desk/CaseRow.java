package org.palier.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palier.phones.PhoneNumber;

/**
 * A request as lists show it, with who asks and what was said.
 *
 * @param priority 0 is the highest; the promise follows from it
 * @param place by what the list is ordered after urgency: the promise, or since when it waits without one; of an ended one, when that was
 * @param holder who has it in hand, by key and name
 * @param answeredAt the first word of a person; null while there is none
 * @param closedAt when it ended; null while it is open
 * @param toldLate whether the tenant was told that the promise will be missed
 * @param words that told the need
 * @param called whether the request was opened by telephone
 * @param last the last words in the conversation, if there are later ones
 */
public record CaseRow(
        long id,
        long conversationId,
        String reference,
        @Nullable String intent,
        String queue,
        boolean urgent,
        int priority,
        boolean restricted,
        @Nullable Instant promiseAt,
        Instant openedAt,
        Instant place,
        @Nullable Long holder,
        @Nullable String holderName,
        @Nullable Instant answeredAt,
        @Nullable Instant closedAt,
        boolean toldLate,
        @Nullable Instant parkedUntil,
        @Nullable String name,
        @Nullable String residence,
        String address,
        boolean discreet,
        String words,
        boolean called,
        @Nullable String last,
        boolean lastIsTenants,
        Instant lastHeardAt) {

    /** Who asks: the name, or the number with most of its digits hidden. */
    public String who() {
        return name == null || name.isBlank() ? masked(address) : name;
    }

    /** Whether the tenant has said more since than what a question is answered by. */
    public boolean hasNews() {
        return lastIsTenants && last != null && last.length() > 3 && !last.equals(words);
    }

    static String masked(String address) {
        return PhoneNumber.ofE164(address).map(PhoneNumber::masked).orElse(address);
    }

    boolean isHeld() {
        return holder != null;
    }

    @Override
    public String toString() {
        return "CaseRow[" + id + "]";
    }
}
