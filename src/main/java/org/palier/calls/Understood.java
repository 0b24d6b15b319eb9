package org.palier.calls;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palier.conversations.Escalation;
import org.palier.intents.Language;

/**
 * What the line made of what a caller said, as it is stored.
 *
 * @param text what is answered, empty for silence
 * @param outcome of the dialogue, as {@link org.palier.dialogue.Decision.Outcome} names it
 * @param intent script that was answered
 * @param numbers whether a digit answers what the dialogue asked
 * @param aboutDanger whether it asked about a danger
 * @param details whether it asked what staff will need
 * @param textable whether texts reach the contact, as far as is known
 * @param open requests of the contact that are not closed, oldest first
 * @param messageId of what was said
 * @param holder of the conversation
 */
record Understood(
        String text,
        String outcome,
        Optional<String> intent,
        Language language,
        boolean numbers,
        boolean aboutDanger,
        boolean details,
        boolean textable,
        long contactId,
        long conversationId,
        List<Escalation> open,
        long messageId,
        @Nullable Long holder) {

    boolean isHandedOver() {
        return outcome.equals("HANDED_OVER");
    }

    boolean isSilent() {
        return text.isBlank();
    }

    /** The request that somebody is to be rung about at once. One that nobody at home may know of is not: the telephone would tell. */
    Optional<Escalation> urgent() {
        return open.stream()
                .filter(request -> request.urgent() && !request.restricted())
                .filter(request -> outcome.equals("DANGER") || request.messageId() == messageId || isHandedOver())
                .reduce((first, last) -> last);
    }

    /** The request that the caller's words belong to. */
    Optional<Escalation> request() {
        return open.stream().reduce((first, last) -> last);
    }
}
