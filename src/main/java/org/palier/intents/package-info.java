/**
 * What Palier knows: intent scripts, help numbers, lexicon and SMS dictionary, the matcher that finds the script of a message, and its
 * evaluation. {@link org.palier.intents.Scripts} is the whole of a folder, {@link org.palier.intents.ScriptFolder} a folder with its
 * problems. No SQL, no HTTP.
 */
@org.jspecify.annotations.NullMarked
package org.palier.intents;
