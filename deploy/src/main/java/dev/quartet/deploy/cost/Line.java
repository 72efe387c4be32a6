package dev.quartet.deploy.cost;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * One thing that costs.
 *
 * @param stack at AWS
 * @param template what the stack is made of
 * @param what such as {@code public IPv4 address}
 * @param quantity of it
 * @param month US dollars for all of it, not rounded
 */
record Line(String region, String stack, String template, String what, BigDecimal quantity, Nature nature,
        BigDecimal month, Confidence confidence) {

    /** Hours in AWS's month, a twelfth of a year. */
    static final BigDecimal HOURS_IN_A_MONTH = BigDecimal.valueOf(730);
    private static final BigDecimal HOURS_IN_A_DAY = BigDecimal.valueOf(24);

    /** When it costs. */
    enum Nature {
        /** As long as it is there, whoever uses it. */
        FIXED,
        /** By what is used. */
        BY_USE
    }

    static BigDecimal hour(BigDecimal month) {
        return month.divide(HOURS_IN_A_MONTH, MathContext.DECIMAL64);
    }

    static BigDecimal day(BigDecimal month) {
        return hour(month.multiply(HOURS_IN_A_DAY));
    }
}
