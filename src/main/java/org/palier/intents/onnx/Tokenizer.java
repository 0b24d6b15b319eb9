package org.palier.intents.onnx;

/** Cuts a text into the pieces that a model knows by number. */
interface Tokenizer {
    /** The numbers of the pieces, without those that mark the begin and end of a text. */
    int[] pieces(String text);
}
