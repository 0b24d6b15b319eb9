package org.palier.intents;

/**
 * A word of a message as the matcher reads it: lower case, without accents or elided article.
 *
 * @param start where it begins in the message
 * @param end just behind its last character
 */
record Word(String text, int start, int end) {
    /** Whether it is written in the Arabic script. */
    boolean arabic() {
        char first = text.charAt(0);
        return first >= '\u0600' && first <= '\u06ff';
    }
}
