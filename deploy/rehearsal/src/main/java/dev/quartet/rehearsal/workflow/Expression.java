package dev.quartet.rehearsal.workflow;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An expression of a workflow ("Evaluate expressions in workflows and actions", GitHub Docs). Comparisons of order, indexes,
 * filters and most functions are not known here, and refused.
 */
sealed interface Expression {

    JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Asking for one of these, a condition is not bound to the success of what came before. */
    Set<String> STATUS_FUNCTIONS = Set.of("always", "cancelled", "failure", "success");

    /** Its value: of text, number, boolean, null, list or object. */
    JsonNode value(Scope scope);

    /** The expressions that it is made of. */
    List<Expression> parts();

    /** Whether it asks how it went before. */
    default boolean asksForStatus() {
        return (this instanceof Call call && STATUS_FUNCTIONS.contains(call.function()))
                || parts().stream().anyMatch(Expression::asksForStatus);
    }

    record Literal(JsonNode literal) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            return literal;
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    record Name(List<String> path) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            return scope.find(path);
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    record Not(Expression negated) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            return NODES.booleanNode(!Values.isTrue(negated.value(scope)));
        }

        @Override
        public List<Expression> parts() {
            return List.of(negated);
        }
    }

    record Equal(Expression left, Expression right) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            return NODES.booleanNode(Values.areEqual(left.value(scope), right.value(scope)));
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** The left one if that is false, else the right one. */
    record And(Expression left, Expression right) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            JsonNode first = left.value(scope);
            return Values.isTrue(first) ? right.value(scope) : first;
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** The left one if that is true, else the right one. */
    record Or(Expression left, Expression right) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            JsonNode first = left.value(scope);
            return Values.isTrue(first) ? first : right.value(scope);
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    record Call(String function, List<Expression> arguments) implements Expression {

        private static final Pattern PLACE = Pattern.compile("\\{(\\d*)}?");

        @Override
        public JsonNode value(Scope scope) {
            return switch (function) {
                case "always" -> status(true);
                case "cancelled" -> status(false);
                case "failure" -> status(scope.status() == Status.FAILURE);
                case "success" -> status(scope.status() == Status.SUCCESS);
                case "format" -> format(values(scope));
                case "fromJSON" -> Values.fromJson(Values.text(only(values(scope))));
                default -> throw new WorkflowException("The function %s is not known here.".formatted(function));
            };
        }

        private JsonNode status(boolean value) {
            if (!arguments.isEmpty()) {
                throw new WorkflowException(function + "() takes no argument.");
            }
            return NODES.booleanNode(value);
        }

        private JsonNode only(List<JsonNode> values) {
            if (values.size() != 1) {
                throw new WorkflowException(function + "() takes one argument.");
            }
            return values.getFirst();
        }

        // Braces that are doubled, to stand for themselves, are refused: "{{" has no number in it.
        private static JsonNode format(List<JsonNode> values) {
            return NODES.stringNode(PLACE.matcher(Values.text(values.getFirst())).replaceAll(place -> {
                int index = place.group(1).isEmpty() ? values.size() : Integer.parseInt(place.group(1)) + 1;
                if (index >= values.size()) {
                    throw new WorkflowException("format() has nothing for %s.".formatted(place.group()));
                }
                return Matcher.quoteReplacement(Values.text(values.get(index)));
            }));
        }

        private List<JsonNode> values(Scope scope) {
            return arguments.stream().map(argument -> argument.value(scope)).toList();
        }

        @Override
        public List<Expression> parts() {
            return arguments;
        }
    }
}
