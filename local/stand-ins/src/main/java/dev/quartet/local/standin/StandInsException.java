package dev.quartet.local.standin;

/** The stand-ins cannot start; the message is one sentence that says what to do. */
public final class StandInsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StandInsException(String message) {
        super(message);
    }

    StandInsException(String message, Throwable cause) {
        super(message, cause);
    }
}
