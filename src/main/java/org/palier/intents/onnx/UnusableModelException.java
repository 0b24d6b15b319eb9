package org.palier.intents.onnx;

/** A folder does not hold a sentence model that can be used; the message says what to do. */
public final class UnusableModelException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableModelException(String sentence) {
        super(sentence);
    }
}
