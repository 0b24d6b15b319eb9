/** The commands of the program, one class each. */
@org.jspecify.annotations.NullMarked
package org.palier.cli;
