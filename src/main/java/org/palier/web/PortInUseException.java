package org.palier.web;

/** The server cannot listen where it should. The message says what to do. */
public final class PortInUseException extends Exception {
    private static final long serialVersionUID = 1L;

    PortInUseException(String message, Throwable cause) {
        super(message, cause);
    }
}
