package org.palier.intents;

/** Turns a message into a vector that says what it means, whatever its words. Safe for any number of threads. */
public interface Embedder {
    /** How many numbers a vector has. */
    int size();

    /** The vector of a message, of length 1. Never throws for a text, however strange. */
    float[] vector(String text);

    /** What tells this embedder from every other: vectors of different embedders cannot be compared. */
    String name();
}
