/**
 * The SQLite file: one writer that groups what waits into one commit, reads beside it, and migrations. The only room that opens
 * connections. Other rooms call {@link org.palier.database.Database#write} and {@link org.palier.database.Database#read} and write
 * their own SQL; their tables are numbered files under {@code org/palier/database/migrations}.
 */
@org.jspecify.annotations.NullMarked
package org.palier.database;
