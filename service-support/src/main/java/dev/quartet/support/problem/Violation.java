package dev.quartet.support.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input: where it is, and what would be right.
 *
 * @param pointer a JSON Pointer (RFC 6901) into the body, such as {@code /email}
 * @param parameter the name of a query, path or header parameter
 * @param line the line of a file, from 1
 * @param detail what is wrong, fit for the person who sent it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(@Nullable String pointer, @Nullable String parameter, @Nullable Integer line, String detail) {

    public static Violation atPointer(String pointer, String detail) {
        return new Violation(pointer, null, null, detail);
    }

    public static Violation ofParameter(String parameter, String detail) {
        return new Violation(null, parameter, null, detail);
    }

    public static Violation onLine(int line, String detail) {
        return new Violation(null, null, line, detail);
    }
}
