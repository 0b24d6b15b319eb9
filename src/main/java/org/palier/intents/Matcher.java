package org.palier.intents;

/** Finds the script of a message. Immutable once built; safe for any number of threads. Never throws, whatever the text. */
public interface Matcher {
    Match match(Utterance utterance);
}
