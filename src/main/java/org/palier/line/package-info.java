/** The line itself: receives what was heard, asks the dialogue, and stores the whole turn in one transaction before it is answered. */
@org.jspecify.annotations.NullMarked
package org.palier.line;
