/** The lint of script folders: what {@code palier check} and the studio tell a writer beyond what the loader refuses. */
@org.jspecify.annotations.NullMarked
package org.palier.intents.check;
