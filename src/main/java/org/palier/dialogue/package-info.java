/**
 * The pure brain: {@link org.palier.dialogue.Dialogue#next} takes a state, what was heard and the situation, and gives a turn: the state
 * after it, what to say, what to do and why. Nothing here reads a clock, a file, a database or a random number.
 *
 * <p>The rules stand in their order in {@code Dialogue}, each a small class; {@code Draft} is the turn while they write it. What a tenant
 * reads is in {@code intents/messages.yaml} and in the scripts. Conversations that show each rule are in {@code src/test/resources/golden}.
 */
@org.jspecify.annotations.NullMarked
package org.palier.dialogue;
