package dev.quartet.market.upload;

import dev.quartet.support.problem.InvalidInputException;
import dev.quartet.support.problem.Violation;
import java.util.List;

/** 400: a file has bad rows, so nothing of it was stored. */
final class BadFileException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    /**
     * @param reported the first bad rows
     * @param total how many bad rows there are
     */
    @SuppressWarnings("this-escape") // The body is made by the base class.
    BadFileException(List<Violation> reported, int total) {
        super(detail(reported.size(), total), reported);
        getBody().setProperty("badRows", total);
    }

    private static String detail(int reported, int total) {
        return reported == total
                ? "Nothing was stored. Mend what 'errors' names and send the file again."
                : "Nothing was stored. 'errors' names the first %d of %d bad rows; mend all and send the file again."
                        .formatted(reported, total);
    }
}
