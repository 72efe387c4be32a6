package dev.quartet.support.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/** 400: the input is understood and wrong; every violation found is named. */
public class InvalidInputException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public InvalidInputException(List<Violation> violations) {
        this("The request is not valid. Mend what 'errors' names and send it again.", violations);
    }

    @SuppressWarnings("this-escape") // The base class is complete by then, and no subclass overrides what is called.
    public InvalidInputException(String detail, List<Violation> violations) {
        super(HttpStatus.BAD_REQUEST, "invalid-input", detail);
        property("errors", List.copyOf(violations));
    }
}
