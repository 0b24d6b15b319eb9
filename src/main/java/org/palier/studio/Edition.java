package org.palier.studio;

import org.palier.dialogue.Dialogue;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Scripts;

/**
 * All that the line says and understands at one moment. Immutable.
 *
 * @param publication that made it live, or the last one before it where it is a draft
 */
public record Edition(long publication, Scripts scripts, LinearMatcher matcher, Dialogue dialogue) {}
