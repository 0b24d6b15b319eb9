package org.palier.database;

/** The file holds tables that this program must not touch: of a newer Palier, or of another program. The message says what to do. */
public final class SchemaRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaRefusedException(String message) {
        super(message);
    }
}
