package dev.quartet.rehearsal.workflow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Texts of a workflow that have expressions in them. */
final class Template {

    // Two braces end it, but not within a text.
    private static final Pattern PLACE = Pattern.compile("\\$\\{\\{((?:[^'}]|}(?!})|'(?:[^']|'')*')*)}}");
    private static final String DEFAULT = "success()";

    private Template() {}

    /** Its value: that of the one expression that it is, which may be a list; else a text. */
    static JsonNode value(JsonNode template, Scope scope) {
        if (template.isContainer()) {
            throw new WorkflowException("A list or an object is no text: %s.".formatted(template));
        }
        Matcher whole = PLACE.matcher(Values.text(template));
        return whole.matches()
                ? Parser.parse(whole.group(1)).value(scope)
                : Expression.NODES.stringNode(filled(Values.text(template), scope));
    }

    static String text(JsonNode template, Scope scope) {
        return Values.text(value(template, scope));
    }

    private static String filled(String template, Scope scope) {
        String filled = PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(Values.text(Parser
                .parse(place.group(1)).value(scope))));
        if (PLACE.matcher(template).replaceAll("").contains("${{")) {
            throw new WorkflowException("An expression has no end in: " + template);
        }
        return filled;
    }

    /**
     * Whether a condition holds.
     *
     * @param condition that is not there means that all went well so far; so does one that asks for nothing else
     */
    static boolean holds(JsonNode condition, Scope scope) {
        String text = condition.isMissingNode() ? DEFAULT : condition.asString().strip();
        Matcher whole = PLACE.matcher(text);
        Expression expression = Parser.parse(whole.matches() ? whole.group(1) : text);
        boolean isBound = !expression.asksForStatus();
        return !(isBound && scope.status() != Status.SUCCESS) && Values.isTrue(expression.value(scope));
    }
}
