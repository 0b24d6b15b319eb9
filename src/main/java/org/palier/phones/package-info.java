/** Telephone numbers as types: what may be answered, and how a number is shown. Any room may use it; it uses none. */
@org.jspecify.annotations.NullMarked
package org.palier.phones;
