/** The program's entry and its wiring: {@link org.palier.Palier} and nothing that a feature owns. */
@org.jspecify.annotations.NullMarked
package org.palier;
