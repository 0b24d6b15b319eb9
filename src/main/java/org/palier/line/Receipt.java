package org.palier.line;

import java.util.List;

/**
 * What is on disk about a message, and what to answer to it.
 *
 * @param messageId 0 for a message to a number that no landlord has
 * @param replies texts to answer, in order; empty to say nothing
 * @param repeated whether the message was received before: the replies are those of then
 */
public record Receipt(long messageId, List<String> replies, boolean repeated) {}
