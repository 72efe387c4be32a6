package dev.quartet.image.training;

import org.jspecify.annotations.Nullable;

/** The training run went wrong; the message is a sentence for the person at the build. */
public final class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TrainingException(String message) {
        this(message, null);
    }

    TrainingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
