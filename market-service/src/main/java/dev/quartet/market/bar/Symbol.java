package dev.quartet.market.bar;

import dev.quartet.support.problem.InvalidInputException;
import dev.quartet.support.problem.Violation;
import java.util.List;
import java.util.regex.Pattern;

/** The name under which an instrument is traded, such as {@code AAPL} or {@code BRK.B}. */
public record Symbol(String name) implements Comparable<Symbol> {

    static final String PATTERN = "^[A-Z0-9][A-Z0-9.-]{0,11}$";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    public Symbol {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidInputException(List.of(Violation.ofParameter("symbol",
                    "has 1 to 12 characters of A-Z, 0-9, '.' and '-', of which the first is a letter or a digit")));
        }
    }

    /** Reads a path or query value; Spring's conversion finds it by its name. */
    public static Symbol valueOf(String name) {
        return new Symbol(name);
    }

    @Override
    public int compareTo(Symbol other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
