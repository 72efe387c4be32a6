package dev.quartet.rehearsal.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The names that an expression can ask for. GitHub takes whatever it has not for null; here only what may really be missing
 * is, and a name that was never given is refused.
 */
record Scope(Map<String, ObjectNode> contexts, Status status) {

    // What an event, a person or a step may leave out.
    private static final Pattern MAY_BE_MISSING = Pattern.compile(
            "vars\\.\\w+|inputs\\.\\w+|github\\.event\\..+|(?:steps|needs)\\.[\\w-]+\\.outputs\\.[\\w-]+");

    private static final Set<String> KNOWN = Set.of("github", "inputs", "matrix", "needs", "steps", "vars");

    /** The same with one context more, or another one in its place. */
    Scope with(String name, ObjectNode context) {
        Map<String, ObjectNode> more = new HashMap<>(contexts);
        more.put(name, context);
        return new Scope(more, status);
    }

    Scope with(Status other) {
        return new Scope(contexts, other);
    }

    /**
     * The value of a name.
     *
     * @throws WorkflowException if there is none, and GitHub has not left it out on purpose
     */
    JsonNode find(List<String> path) {
        String name = String.join(".", path);
        ObjectNode context = contexts.get(path.getFirst());
        if (context == null || !KNOWN.contains(path.getFirst())) {
            throw new WorkflowException("There is nothing like %s here.".formatted(name));
        }
        JsonNode owner = context;
        for (String part : path.subList(1, path.size() - 1)) {
            owner = owner.path(part);
        }
        JsonNode value = path.size() == 1 ? context : owner.path(path.getLast());
        if (!value.isMissingNode()) {
            return value;
        }
        // An output may be missing; the step or job of it has to be there.
        if (!MAY_BE_MISSING.matcher(name).matches() || (name.contains(".outputs.") && owner.isMissingNode())) {
            throw new WorkflowException("%s is not given here.".formatted(name));
        }
        return JsonNodeFactory.instance.nullNode();
    }
}
