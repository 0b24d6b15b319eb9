/** The HTTP server: Javalin's set-up, security headers, errors, health, metrics and the shared layout. */
@org.jspecify.annotations.NullMarked
package org.palier.web;
