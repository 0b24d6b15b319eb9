package org.palier.calls;

import java.util.List;
import org.palier.intents.Language;
import org.palier.phones.PhoneNumber;

/** One thing that the carrier does in a call. Where it goes on afterwards is the number of a step. */
public sealed interface Verb {
    /** What may be heard while an answer is waited for. */
    sealed interface Prompt extends Verb permits Say, Pause {}

    /** Speak. */
    record Say(Language language, String text) implements Prompt {}

    record Pause(int seconds) implements Prompt {}

    /**
     * Speak, and listen for words, keys or nothing.
     *
     * @param words whether words are listened for, beside keys
     * @param keys how many keys are waited for
     * @param next step that gets what was heard, or that nothing was
     */
    record Gather(Language language, List<Prompt> prompts, boolean words, int keys, int next) implements Verb {
        public Gather {
            prompts = List.copyOf(prompts);
        }
    }

    /**
     * Ring a telephone of the staff; who answers is asked to press a key before the caller is heard.
     *
     * @param line the number to show
     * @param next step that gets what became of it
     */
    record Dial(PhoneNumber line, PhoneNumber to, int seconds, int next) implements Verb {}

    /** Sound a tone, and record what is said after it. */
    record Tone(int seconds, int next) implements Verb {}

    record Hangup() implements Verb {}

    /** Refuse the call before it is answered: it costs the caller nothing. */
    record Reject() implements Verb {}
}
