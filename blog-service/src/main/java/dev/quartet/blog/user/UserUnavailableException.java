package dev.quartet.blog.user;

import dev.quartet.support.problem.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** 503: user-service could not be asked, which says nothing about the author. */
public final class UserUnavailableException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UserUnavailableException(Duration retryAfter, Throwable cause) {
        super(HttpStatus.SERVICE_UNAVAILABLE, "user-service-unavailable",
                "The author cannot be checked right now, so nothing was written. Send the same request again in a moment.",
                cause);
        header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
}
