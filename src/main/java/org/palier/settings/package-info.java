/** What the operator sets in the environment, read once into a record and checked before anything starts. */
@org.jspecify.annotations.NullMarked
package org.palier.settings;
