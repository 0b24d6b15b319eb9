package org.palier.conversations;

/**
 * A picture or sound that came with a message, as a link.
 *
 * @param type such as {@code image/jpeg}
 */
public record Media(String url, String type) {}
