package org.palier.landlords;

import org.palier.phones.PhoneNumber;

/** A line number belongs to another landlord already. The message says which, and what to do. */
public final class LineTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LineTakenException(PhoneNumber line, String slug) {
        super(
                "The line " + line.readable() + " belongs to the landlord '" + slug
                        + "' already: remove it from that one's file and import that first, or correct the number in this file.");
    }
}
