package dev.quartet.market.bar;

import dev.quartet.support.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** 404: the store has no bar of the symbol. */
public final class UnknownSymbolException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnknownSymbolException(Symbol symbol) {
        super(HttpStatus.NOT_FOUND, "unknown-symbol",
                "There are no bars of %s. GET symbols lists the symbols that have some.".formatted(symbol));
    }
}
