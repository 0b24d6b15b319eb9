/** The pure brain: a state, what was heard and the situation give a turn. Nothing here reads a clock, a file, a database or a random number. */
@org.jspecify.annotations.NullMarked
package org.palier.dialogue;
