package dev.quartet.deploy.cost;

import java.math.BigDecimal;

/**
 * What something costs, not rounded.
 *
 * @param usd US dollars, without tax
 */
record Price(BigDecimal usd, Confidence confidence) {

    static final Price NOTHING = new Price(BigDecimal.ZERO, Confidence.QUOTED);

    Price plus(Price other) {
        return new Price(usd.add(other.usd), confidence.and(other.confidence));
    }

    Price times(BigDecimal factor) {
        return new Price(usd.multiply(factor), confidence);
    }

    /** A part of it, which is a price from the table itself. */
    Price share(Price share) {
        return new Price(usd.multiply(share.usd), confidence.and(share.confidence));
    }
}
