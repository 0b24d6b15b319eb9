/** The SQLite file: one writer that groups what waits into one commit, reads beside it, and migrations. The only room that opens connections. */
@org.jspecify.annotations.NullMarked
package org.palier.database;
