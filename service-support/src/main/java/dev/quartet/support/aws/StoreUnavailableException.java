package dev.quartet.support.aws;

import dev.quartet.support.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** 503: the store could not be asked, which says nothing about what it holds. */
public final class StoreUnavailableException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final String RETRY_SECONDS = "2";

    public StoreUnavailableException(Throwable cause) {
        super(HttpStatus.SERVICE_UNAVAILABLE, "store-unavailable",
                "The data cannot be reached right now. Nothing was lost; try again in a moment.", cause);
        header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
}
