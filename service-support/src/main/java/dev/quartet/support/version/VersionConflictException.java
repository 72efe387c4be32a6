package dev.quartet.support.version;

import dev.quartet.support.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** 412: somebody else changed it first. */
public final class VersionConflictException extends ProblemException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells the reader to read again.
     *
     * @param what the thing, such as "person", for the reader
     * @param current its version now, answered as ETag
     */
    public VersionConflictException(String what, long current) {
        super(HttpStatus.PRECONDITION_FAILED, "version-conflict",
                "The %s has changed since you read it: read it again and repeat your change.".formatted(what));
        header(HttpHeaders.ETAG, EntityTags.of(current));
    }
}
