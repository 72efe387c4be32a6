package dev.quartet.blog.markdown;

import dev.quartet.support.problem.InvalidInputException;
import dev.quartet.support.problem.Violation;
import java.util.List;

/** 400: the text would become many times larger as HTML. */
final class BoundlessMarkdownException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    BoundlessMarkdownException() {
        super(List.of(Violation.atPointer("/markdown",
                "would become too large a page; use smaller tables and repeat fewer long links")));
    }
}
