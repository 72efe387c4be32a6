package dev.quartet.support.edge;

import dev.quartet.support.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** 413: the body is larger than this service reads. */
final class RequestTooLargeException extends ProblemException {

    private static final long serialVersionUID = 1L;

    RequestTooLargeException(DataSize maxSize) {
        super(HttpStatus.CONTENT_TOO_LARGE, "request-too-large",
                "A request body may have at most %d bytes here: send it in parts.".formatted(maxSize.toBytes()));
    }
}
