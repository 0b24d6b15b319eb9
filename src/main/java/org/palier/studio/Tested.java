package org.palier.studio;

import org.palier.intents.GoldenPhrase;

/**
 * A golden phrase of a script.
 *
 * @param holds whether what is live understands it as it is expected
 */
public record Tested(GoldenPhrase phrase, boolean holds) {}
