/**
 * The studio: where admins revise what Palier says, try it, see which real messages it would answer otherwise, publish it, and learn from
 * messages that were missed. Owns the tables {@code publication}, {@code revision}, {@code live_file}, {@code manuscript}, {@code
 * folder_file} and {@code miss}. {@link org.palier.studio.OnAir} is what the line asks for the scripts and the dialogue of the moment.
 */
@org.jspecify.annotations.NullMarked
package org.palier.studio;
