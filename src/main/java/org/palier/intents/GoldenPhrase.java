package org.palier.intents;

/** A phrase that a script promises to understand: a revision that sends it elsewhere cannot be published. */
public record GoldenPhrase(String say, String expect) {}
