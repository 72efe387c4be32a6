package dev.quartet.local.launcher;

/** Nothing can be started; the message is one sentence that says why and what to do. */
final class LaunchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LaunchFailure(String message) {
        super(message);
    }

    LaunchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
