package dev.quartet.market.bar;

/** Somebody else wrote the same year since it was read; reading it again and merging anew mends it. */
final class YearChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    YearChangedException(Throwable cause) {
        super(cause);
    }
}
