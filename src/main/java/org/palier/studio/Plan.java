package org.palier.studio;

import java.time.Instant;
import java.util.List;

/**
 * Drafts that one person wants live at one moment.
 *
 * @param message for the history
 * @param number of messages that are heard again before
 * @param failed whether something barred them when they were due
 */
public record Plan(
        List<String> files, Instant due, long staffId, long landlordId, String message, int number, boolean failed) {}
