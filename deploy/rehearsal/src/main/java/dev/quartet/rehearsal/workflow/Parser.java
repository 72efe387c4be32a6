package dev.quartet.rehearsal.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads expressions, each rule of the grammar by a method, the loosest first. */
final class Parser {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<text>'(?:[^']|'')*')|(?<number>-?\\d+(?:\\.\\d+)?)|(?<name>[A-Za-z_][\\w-]*(?:\\.[A-Za-z_][\\w-]*)*)"
                    + "|(?<sign>&&|\\|\\||==|!=|[!(),]))");

    private final String source;
    private final Matcher tokens;
    private @Nullable String next;

    private Parser(String source) {
        this.source = source;
        this.tokens = TOKEN.matcher(source);
        advance();
    }

    /**
     * Reads one.
     *
     * @throws WorkflowException if it is none, or says something that is not known here
     */
    static Expression parse(String source) {
        Parser parser = new Parser(source.strip());
        Expression expression = parser.or();
        if (parser.next != null) {
            throw parser.refusal();
        }
        return expression;
    }

    private Expression or() {
        Expression left = and();
        while (take("||")) {
            left = new Expression.Or(left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = equality();
        while (take("&&")) {
            left = new Expression.And(left, equality());
        }
        return left;
    }

    private Expression equality() {
        Expression left = unary();
        while (true) {
            if (take("==")) {
                left = new Expression.Equal(left, unary());
            } else if (take("!=")) {
                left = new Expression.Not(new Expression.Equal(left, unary()));
            } else {
                return left;
            }
        }
    }

    private Expression unary() {
        return take("!") ? new Expression.Not(unary()) : primary();
    }

    private Expression primary() {
        if (take("(")) {
            Expression inner = or();
            require(")");
            return inner;
        }
        String token = next;
        if (token == null || tokens.group("sign") != null) {
            throw refusal();
        }
        boolean isName = tokens.group("name") != null;
        advance();
        if (!isName) {
            return literal(token);
        }
        return switch (token) {
            case "true", "false" -> new Expression.Literal(NODES.booleanNode(token.equals("true")));
            case "null" -> new Expression.Literal(NODES.nullNode());
            default -> take("(")
                    ? new Expression.Call(token, arguments())
                    : new Expression.Name(List.of(token.split("\\.")));
        };
    }

    private static Expression literal(String token) {
        return new Expression.Literal(token.startsWith("'")
                ? NODES.stringNode(token.substring(1, token.length() - 1).replace("''", "'"))
                : NODES.numberNode(Double.parseDouble(token)));
    }

    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        while (!take(")")) {
            if (!arguments.isEmpty()) {
                require(",");
            }
            arguments.add(or());
        }
        return arguments;
    }

    private boolean take(String sign) {
        if (!sign.equals(next)) {
            return false;
        }
        advance();
        return true;
    }

    private void require(String sign) {
        if (!take(sign)) {
            throw refusal();
        }
    }

    private void advance() {
        int end = next == null ? 0 : tokens.end();
        if (end == source.length()) {
            next = null;
        } else if (tokens.region(end, source.length()).lookingAt()) {
            next = tokens.group().strip();
        } else {
            throw refusal();
        }
    }

    private WorkflowException refusal() {
        return new WorkflowException("`%s` is no expression that is known here.".formatted(source));
    }
}
