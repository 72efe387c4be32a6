package dev.quartet.user.person;

import dev.quartet.support.problem.ProblemException;
import dev.quartet.support.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** 409: the email belongs to somebody else. */
final class EmailTakenException extends ProblemException {

    private static final long serialVersionUID = 1L;

    EmailTakenException() {
        super(HttpStatus.CONFLICT, "email-taken",
                "This email belongs to another person. Use another one, or change that person instead.");
        property("errors", List.of(Violation.atPointer("/email", "belongs to another person")));
    }
}
