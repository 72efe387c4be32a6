package dev.quartet.rehearsal.workflow;

import dev.quartet.deploy.document.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A workflow's file. What it says beyond what is known here is refused, so that nothing is passed over in silence. */
record Workflow(Path file, JsonNode document) {

    private static final Set<String> OF_WORKFLOW = Set.of("concurrency", "defaults", "jobs", "name", "on",
            "permissions", "run-name");
    private static final Set<String> OF_JOB = Set.of("concurrency", "environment", "if", "name", "needs", "outputs",
            "permissions", "runs-on", "steps", "strategy", "timeout-minutes", "uses", "with");
    private static final Set<String> OF_STEP = Set.of("env", "id", "if", "name", "run", "uses", "with");
    private static final Set<String> OF_STRATEGY = Set.of("fail-fast", "matrix");

    /** A job of it. */
    record Job(String id, JsonNode declaration) {

        String name() {
            return declaration.path("name").asString(id);
        }

        List<String> needs() {
            JsonNode needs = declaration.path("needs");
            return needs.isString() ? List.of(needs.asString()) : needs.valueStream().map(JsonNode::asString).toList();
        }

        Map<String, String> permissions() {
            return declaration.path("permissions").propertyStream().collect(Collectors.toMap(Map.Entry::getKey,
                    grant -> grant.getValue().asString(), (one, _) -> one, TreeMap::new));
        }
    }

    /**
     * Reads one.
     *
     * @throws WorkflowException if it says what is not known here
     */
    static Workflow read(Path file) {
        Workflow workflow = new Workflow(file, YamlFile.read(file));
        workflow.requireKnown(workflow.document, OF_WORKFLOW);
        workflow.require(workflow.document.path("permissions").isObject()
                && workflow.document.path("permissions").isEmpty(), "gives permissions to all its jobs");
        workflow.require(workflow.document.at("/defaults/run/shell").asString("").equals("bash"),
                "has another shell than bash");
        workflow.jobs().forEach(workflow::requireKnown);
        return workflow;
    }

    private void requireKnown(Job job) {
        JsonNode declaration = job.declaration();
        requireKnown(declaration, OF_JOB);
        requireKnown(declaration.path("strategy"), OF_STRATEGY);
        declaration.path("steps").forEach(step -> requireKnown(step, OF_STEP));
        JsonNode failFast = declaration.at("/strategy/fail-fast");
        require(!declaration.has("strategy") || (failFast.isBoolean() && !failFast.asBoolean()),
                "ends the others where one fails");
        require(declaration.at("/strategy/matrix").size() <= 1, "has a matrix of several dimensions");
    }

    private void requireKnown(JsonNode declaration, Set<String> known) {
        declaration.propertyNames().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw refusal("says " + unknown);
        });
    }

    private void require(boolean fact, String otherwise) {
        if (!fact) {
            throw refusal(otherwise);
        }
    }

    private WorkflowException refusal(String what) {
        return new WorkflowException("%s %s, which is not known here.".formatted(file.getFileName(), what));
    }

    private List<Job> jobs() {
        return document.path("jobs").propertyStream().map(job -> new Job(job.getKey(), job.getValue())).toList();
    }

    /** Its jobs, each after those that it needs. */
    List<Job> jobsInOrder() {
        List<Job> order = new ArrayList<>();
        List<Job> left = new ArrayList<>(jobs());
        while (!left.isEmpty()) {
            List<String> done = order.stream().map(Job::id).toList();
            Job next = left.stream().filter(job -> done.containsAll(job.needs())).findFirst().orElseThrow(
                    () -> refusal("has jobs that wait for each other, or for none of it"));
            order.add(next);
            left.remove(next);
        }
        return order;
    }

    /** What those who call it may give: name and declaration. */
    JsonNode inputs() {
        return document.at("/on/workflow_call/inputs");
    }

    /** A workflow that it calls, by the path from the root of the repository. */
    Workflow called(String path) {
        return read(file.resolve("../../..").resolve(path).normalize());
    }
}
