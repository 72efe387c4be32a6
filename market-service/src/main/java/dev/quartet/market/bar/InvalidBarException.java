package dev.quartet.market.bar;

/** A bar that breaks a rule of the market; it names the rule. */
public final class InvalidBarException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    InvalidBarException(String rule) {
        super(rule);
        this.rule = rule;
    }

    /** The rule for the person who sent the bar, such as "volume must not be negative". */
    public String rule() {
        return rule;
    }
}
