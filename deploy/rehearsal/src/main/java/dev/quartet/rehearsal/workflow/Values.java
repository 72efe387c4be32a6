package dev.quartet.rehearsal.workflow;

import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What GitHub makes of values: "Evaluate expressions in workflows and actions", under literals and operators. */
final class Values {

    private Values() {}

    /** False, 0, an empty text and null are false. */
    static boolean isTrue(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.asBoolean();
            case NUMBER -> value.asDouble() != 0;
            case STRING -> !value.asString().isEmpty();
            case NULL -> false;
            default -> true;
        };
    }

    /** Texts whatever their case; values of two kinds as numbers. */
    static boolean areEqual(JsonNode left, JsonNode right) {
        if (left.isContainer() || right.isContainer()) {
            throw new WorkflowException("Lists and objects are not compared here: %s, %s.".formatted(left, right));
        }
        if (left.isString() && right.isString()) {
            return left.asString().toLowerCase(Locale.ROOT).equals(right.asString().toLowerCase(Locale.ROOT));
        }
        boolean isOfOneKind = left.getNodeType() == right.getNodeType();
        return (isOfOneKind && !left.isNumber()) ? left.equals(right) : number(left) == number(right);
    }

    // What is no number equals nothing.
    private static double number(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.asDouble();
            case BOOLEAN -> value.asBoolean() ? 1 : 0;
            case NULL -> 0;
            default -> number(value.asString());
        };
    }

    private static double number(String text) {
        if (text.isBlank()) {
            return 0;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    /** As it stands in a text. */
    static String text(JsonNode value) {
        if (value.isContainer()) {
            throw new WorkflowException("A list or an object is no text: %s.".formatted(value));
        }
        return value.isNull() ? "" : value.asString();
    }

    static JsonNode fromJson(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new WorkflowException("This is no JSON: " + text, e);
        }
    }
}
