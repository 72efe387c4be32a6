package dev.quartet.local.launcher.machine;

import org.jspecify.annotations.Nullable;

/** This machine does not grant what is needed; the message is one sentence that says what to do. */
public final class UnfitMachineException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnfitMachineException(String message) {
        this(message, null);
    }

    public UnfitMachineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
