package org.palier.desk;

/**
 * A list that a person has narrowed and named.
 *
 * @param query what stands in the address of its page
 */
public record SavedView(long id, String name, String query) {}
