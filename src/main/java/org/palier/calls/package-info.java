/**
 * Calls: what a caller hears next, who is rung, what is kept. Owns the tables {@code call}, {@code call_step}, {@code recording} and
 * {@code call_back}. Knows neither HTTP nor TwiML, as {@code line} knows nothing of a text's carrier: it takes an
 * {@link org.palier.calls.Arrival} and gives {@link org.palier.calls.Verb}s, which {@code twilio} reads and writes. That is why it is a
 * room beside {@code twilio} and not in it.
 *
 * <p>What is said goes the way of a text, through {@link org.palier.line.Line#receive}: the same dialogue decides. This room adds what only
 * a call has: keys, silence, words heard badly, ringing, a tone to speak after.
 */
@org.jspecify.annotations.NullMarked
package org.palier.calls;
