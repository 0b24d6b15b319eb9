/** What Palier knows: intent scripts, help numbers, lexicon and SMS dictionary, the matcher that finds the script of a message, and its evaluation. No SQL, no HTTP. */
@org.jspecify.annotations.NullMarked
package org.palier.intents;
