package dev.quartet.user.person;

import dev.quartet.support.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** 404: nobody is registered under this id. */
public final class PersonNotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    PersonNotFoundException() {
        super(HttpStatus.NOT_FOUND, "person-not-found",
                "Nobody is registered under this id. GET people lists those who are.");
    }
}
