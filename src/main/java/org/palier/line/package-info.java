/**
 * The line itself: receives what was heard, asks the dialogue, and stores the whole turn in one transaction before it is answered. Beside it
 * the person's side ({@link org.palier.line.Advisers}), contacts that came another way, what tenants are told of late answers, and the sweep
 * of quiet conversations. Owns no table; webhooks, the desk and the
 * composition root call it.
 */
@org.jspecify.annotations.NullMarked
package org.palier.line;
