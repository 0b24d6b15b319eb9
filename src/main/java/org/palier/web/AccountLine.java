package org.palier.web;

/**
 * A session as its owner's page shows it.
 *
 * @param here whether it is the one that asks
 */
public record AccountLine(String opened, String seen, boolean here) {}
