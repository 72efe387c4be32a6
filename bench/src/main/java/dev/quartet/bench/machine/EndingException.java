package dev.quartet.bench.machine;

/** This process was told to end, and nothing more is measured. */
public final class EndingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EndingException() {
        super("The bench was told to end; what was not finished is not kept.");
    }
}
