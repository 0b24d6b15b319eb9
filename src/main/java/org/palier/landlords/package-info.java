/** Landlords: their lines, opening hours and holidays, on-call numbers, partner services, territory, and what tenants are to know for a time. The line that was texted decides which one answers. */
@org.jspecify.annotations.NullMarked
package org.palier.landlords;
