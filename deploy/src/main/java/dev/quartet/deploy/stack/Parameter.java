package dev.quartet.deploy.stack;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A parameter of a template ("Parameters", AWS CloudFormation User Guide).
 *
 * @param defaultValue empty if a value must be given
 * @param allowedValues empty if any is allowed
 */
record Parameter(String name, String type, Optional<String> defaultValue, List<String> allowedValues,
        @Nullable String allowedPattern, @Nullable BigDecimal least, @Nullable BigDecimal most) {

    static Parameter of(String name, JsonNode declaration) {
        JsonNode value = declaration.path("Default");
        return new Parameter(name, declaration.path("Type").asString("String"),
                value.isMissingNode() ? Optional.empty() : Optional.of(value.asString()),
                declaration.path("AllowedValues").valueStream().map(JsonNode::asString).toList(),
                declaration.path("AllowedPattern").asString(null), bound(declaration.path("MinValue")),
                bound(declaration.path("MaxValue")));
    }

    private static @Nullable BigDecimal bound(JsonNode value) {
        return value.isMissingNode() ? null : new BigDecimal(value.asString());
    }

    boolean isList() {
        return type.equals("CommaDelimitedList") || type.startsWith("List<");
    }

    /** What CloudFormation would say against a value, in words that follow it; empty if nothing. */
    Optional<String> complaint(String value) {
        if (!allowedValues.isEmpty() && !allowedValues.contains(value)) {
            return Optional.of("may be " + String.join(", ", allowedValues));
        }
        if (allowedPattern != null && !items(value).allMatch(Pattern.compile(allowedPattern).asMatchPredicate())) {
            return Optional.of("must match " + allowedPattern);
        }
        return type.equals("Number") ? number(value) : Optional.empty();
    }

    private Optional<String> number(String value) {
        try {
            BigDecimal number = new BigDecimal(value);
            if (least != null && number.compareTo(least) < 0) {
                return Optional.of("must be at least " + least);
            }
            if (most != null && number.compareTo(most) > 0) {
                return Optional.of("must be at most " + most);
            }
            return Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.of("must be a number");
        }
    }

    Stream<String> items(String value) {
        return isList() ? Stream.of(value.split(",")).map(String::strip) : Stream.of(value);
    }
}
