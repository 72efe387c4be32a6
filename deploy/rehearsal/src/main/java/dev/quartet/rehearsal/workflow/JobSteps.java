package dev.quartet.rehearsal.workflow;

import dev.quartet.rehearsal.workflow.JobRun.StepRun;
import dev.quartet.rehearsal.workflow.Machine.Action;
import dev.quartet.rehearsal.workflow.Workflow.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The steps of a job, one after the other. */
final class JobSteps {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Machine machine;
    private final Job job;
    private final String name;
    private final Scope scope;
    private final Path folder;
    private final ObjectNode told = NODES.objectNode();
    private final Map<String, String> environment = new HashMap<>();
    private final List<StepRun> done = new ArrayList<>();
    private final StringBuilder summary = new StringBuilder();
    private Status status = Status.SUCCESS;

    JobSteps(Machine machine, Job job, String name, Scope scope) {
        this.machine = machine;
        this.job = job;
        this.name = name;
        this.scope = scope;
        this.folder = machine.folder();
        environment.putAll(machine.environment());
    }

    JobRun run() {
        long begin = System.nanoTime();
        job.declaration().path("steps").forEach(this::step);
        Result result = status == Status.SUCCESS ? Result.SUCCESS : Result.FAILURE;
        Map<String, String> outputs = texts(job.declaration().path("outputs"));
        return new JobRun(name, job.declaration().path("environment").asString(""), result, List.copyOf(done), outputs,
                summary.toString(), Duration.ofNanos(System.nanoTime() - begin));
    }

    private void step(JsonNode step) {
        String label = step.path("name").asString("a step without a name");
        if (!Template.holds(step.path("if"), here())) {
            end(step, label, Result.SKIPPED, Map.of());
            return;
        }
        machine.tell("== %s: %s".formatted(name, label));
        if (step.has("uses")) {
            environment.putAll(machine.use(new Action(name, step.path("uses").asString().replaceFirst("@.*", ""),
                    texts(step.path("with")), job.permissions())));
            end(step, label, Result.SUCCESS, Map.of());
            return;
        }
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(texts(step.path("env")));
        Script.Left left = new Script(step.path("run").asString(), machine.workspace(), folder).run(variables,
                machine::tell);
        summary.append(left.summary());
        if (left.exitCode() != 0) {
            status = Status.FAILURE;
        }
        end(step, label, left.exitCode() == 0 ? Result.SUCCESS : Result.FAILURE, left.outputs());
    }

    private void end(JsonNode step, String label, Result result, Map<String, String> outputs) {
        done.add(new StepRun(label, result));
        if (step.has("id")) {
            ObjectNode outcome = told.putObject(step.path("id").asString()).put("outcome", result.label());
            outputs.forEach(outcome.putObject("outputs")::put);
        }
    }

    private Scope here() {
        return scope.with("steps", told).with(status);
    }

    private Map<String, String> texts(JsonNode templates) {
        Map<String, String> texts = new LinkedHashMap<>();
        templates.properties().forEach(entry -> texts.put(entry.getKey(), Template.text(entry.getValue(), here())));
        return texts;
    }
}
