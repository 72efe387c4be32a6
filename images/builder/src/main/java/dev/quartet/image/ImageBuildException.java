package dev.quartet.image;

import org.jspecify.annotations.Nullable;

/** The image cannot be made; the message is a sentence for the person at the build, what to do about it included. */
public final class ImageBuildException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImageBuildException(String message) {
        this(message, null);
    }

    public ImageBuildException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
