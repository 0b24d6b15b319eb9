package org.palier.dialogue;

import java.util.Optional;
import org.palier.intents.Danger;
import org.palier.intents.Language;

/**
 * Why the line answered as it did; kept with the message.
 *
 * @param intent the script that was answered or acted on
 * @param revision the revision of that script, empty without one
 * @param confidence of the intent, 0 to 1; 1 for a word that is a command
 * @param example the nearest example of the script, empty without one
 */
public record Decision(
        Outcome outcome,
        Optional<String> intent,
        String revision,
        double confidence,
        String example,
        double similarity,
        Optional<String> runnerUp,
        double runnerUpConfidence,
        Language language,
        Danger.Level danger) {

    Decision ignored() {
        return new Decision(
                Outcome.IGNORED,
                intent,
                revision,
                confidence,
                example,
                similarity,
                runnerUp,
                runnerUpConfidence,
                language,
                danger);
    }

    /** What the line did with a message. */
    public enum Outcome {
        /** A danger was named and answered with its number. */
        DANGER,
        /** A danger may be meant: one safe question was asked. */
        DANGER_POSSIBLE,
        /** A script was answered. */
        ANSWERED,
        /** The tenant was asked which of two topics is meant. */
        CLARIFYING,
        /** Not understood, asked once more. */
        NOT_UNDERSTOOD,
        /** A request to a person was opened. */
        HANDED_OVER,
        /** An answer to one of the line's own questions was taken. */
        NOTED,
        /** Menu, status, opt-out, courtesy: the line's own words. */
        COURTESY,
        OPTED_OUT,
        OPTED_IN,
        /** A part of a burst: understood with the earlier parts, nothing new to say. */
        JOINED,
        /** A person holds the conversation: the assistant kept silent. */
        SILENT,
        /** Never answered: a machine, a loop or a flood. */
        IGNORED,
        /** The dialogue itself failed: received all the same, and handed to a person. */
        RESCUED
    }
}
