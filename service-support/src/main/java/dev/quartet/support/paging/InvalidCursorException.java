package dev.quartet.support.paging;

import dev.quartet.support.problem.InvalidInputException;
import dev.quartet.support.problem.Violation;
import java.util.List;

/** 400: the cursor is none of ours, or one of another list. */
public final class InvalidCursorException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    public InvalidCursorException() {
        super(List.of(Violation.ofParameter("cursor",
                "must be a nextCursor of this very list, unchanged; leave it out to begin at the start")));
    }
}
