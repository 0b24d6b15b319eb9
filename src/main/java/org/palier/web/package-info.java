/** The HTTP server: Javalin's set-up, security headers, errors, health, metrics and the shared layout; who of the staff may
 * come in ({@link org.palier.web.StaffEntrance}, {@link org.palier.web.Access}). Owns the tables {@code staff}, {@code duty}, {@code session}
 * and {@code staff_link}. */
@org.jspecify.annotations.NullMarked
package org.palier.web;
