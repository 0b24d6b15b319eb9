package org.palier.desk;

/**
 * An answer that an adviser may put into a reply.
 *
 * @param fits whether it is about what the conversation is about
 */
public record ReadyText(String title, String text, boolean fits) {}
