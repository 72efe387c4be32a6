package dev.quartet.rehearsal;

import org.jspecify.annotations.Nullable;

/** What went otherwise than it should, in a sentence. */
final class RehearsalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RehearsalException(String message) {
        this(message, null);
    }

    RehearsalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
