package dev.quartet.deploy.problem;

import org.jspecify.annotations.Nullable;

/** Something that only a person can put right; the message says in one sentence what, and where. */
public final class DeployException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DeployException(String message) {
        this(message, null);
    }

    public DeployException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
