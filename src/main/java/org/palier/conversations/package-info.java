/** Contacts, conversations, messages and escalations as they are stored, and the human queue over them. */
@org.jspecify.annotations.NullMarked
package org.palier.conversations;
