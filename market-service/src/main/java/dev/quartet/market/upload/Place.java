package dev.quartet.market.upload;

import dev.quartet.support.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Where in a file something stands.
 *
 * @param line from 1
 * @param element the index in a JSON array, from 0, or null in a file without elements
 */
record Place(int line, @Nullable Integer element) {

    static Place line(long line) {
        return new Place(Math.toIntExact(line), null);
    }

    Violation violation(String detail) {
        return new Violation(element == null ? null : "/" + element, null, line, detail);
    }

    @Override
    public String toString() {
        return element == null ? "line " + line : "line %d (element %d)".formatted(line, element);
    }
}
