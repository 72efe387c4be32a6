package dev.quartet.blog.user;

import dev.quartet.support.problem.InvalidInputException;
import dev.quartet.support.problem.Violation;
import java.util.List;

/** 400: user-service was asked and knows nobody by this id. */
final class UnknownAuthorException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    UnknownAuthorException() {
        super(List.of(Violation.atPointer("/authorId",
                "must be the id of a person who is registered with user-service")));
    }
}
