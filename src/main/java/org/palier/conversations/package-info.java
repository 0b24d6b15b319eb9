/**
 * Contacts, conversations, messages and requests to persons as they are stored, and the human queue over them. Owns the tables
 * {@code contact}, {@code conversation}, {@code message}, {@code escalation}, {@code note}, {@code audit} and {@code stray}. Its methods take
 * the handle of a transaction, which whoever has a use case opens.
 */
@org.jspecify.annotations.NullMarked
package org.palier.conversations;
