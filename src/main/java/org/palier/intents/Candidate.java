package org.palier.intents;

/**
 * A script that may be what the tenant needs.
 *
 * @param confidence calibrated probability, 0 to 1
 */
public record Candidate(String intent, double confidence) {}
