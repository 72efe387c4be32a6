package dev.quartet.support.problem;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * An error whose text may reach the client. A feature has one subclass per case; the advice makes it a problem document
 * whose {@code type} is {@code urn:quartet:problem:} and the case's code.
 */
public abstract class ProblemException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /**
     * A case of its own.
     *
     * @param status the HTTP status
     * @param code the case, in kebab case, never changed once published
     * @param detail what happened and what to do next, without secrets or personal data
     */
    protected ProblemException(HttpStatus status, String code, String detail) {
        this(status, code, detail, null);
    }

    @SuppressWarnings("this-escape") // The body is made by the base class before this constructor goes on.
    protected ProblemException(HttpStatus status, String code, String detail,
            @Nullable Throwable cause) {
        super(status, cause);
        setType(URI.create("urn:quartet:problem:" + code));
        setTitle(status.getReasonPhrase());
        setDetail(detail);
    }

    /** Adds a member to the problem document. */
    protected final void property(String name, Object value) {
        getBody().setProperty(name, value);
    }

    /** Adds a header to the answer. */
    protected final void header(String name, String value) {
        getHeaders().set(name, value);
    }
}
