package dev.quartet.market.bar;

import dev.quartet.support.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** 503: others wrote the symbol again and again while this writer tried. */
final class BusySymbolException extends ProblemException {

    private static final long serialVersionUID = 1L;

    BusySymbolException(Symbol symbol, Throwable cause) {
        super(HttpStatus.SERVICE_UNAVAILABLE, "busy-symbol",
                "Too many are writing %s right now. Send the same file again; bars that are already stored do no harm."
                        .formatted(symbol),
                cause);
        header(HttpHeaders.RETRY_AFTER, "2");
    }
}
