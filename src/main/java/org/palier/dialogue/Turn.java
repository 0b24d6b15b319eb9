package org.palier.dialogue;

import java.util.List;

/**
 * One step of the dialogue.
 *
 * @param say texts to answer, in order; empty when nothing is to be said
 */
public record Turn(State state, List<String> say, List<Effect> effects, Decision decision) {}
