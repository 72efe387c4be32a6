package dev.quartet.user.person;

import dev.quartet.support.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** 409: the email belongs to somebody else. */
final class EmailTakenException extends ProblemException {

    private static final long serialVersionUID = 1L;

    EmailTakenException() {
        super(HttpStatus.CONFLICT, "email-taken",
                "This email belongs to another person. Use another one, or change that person instead.");
    }
}
