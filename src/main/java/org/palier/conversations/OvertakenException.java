package org.palier.conversations;

/** Somebody else changed what was read; read again and decide anew. */
public final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OvertakenException() {
        super("changed by somebody else meanwhile", null, false, false);
    }
}
