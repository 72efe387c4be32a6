package dev.quartet.rehearsal.workflow;

import dev.quartet.rehearsal.workflow.Workflow.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run of a workflow: its jobs one after the other in an order that their needs allow, each for each value of its matrix,
 * workflows that it calls in their place. Every approval that an environment asks for is given at once.
 *
 * @param title as the list of runs shows it
 * @param jobs in the order in which they ran
 */
public record WorkflowRun(String title, List<JobRun> jobs) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * Runs one.
     *
     * @param file of the workflow, in the folder {@code .github/workflows} of the project
     * @param variables of the repository
     * @throws WorkflowException if it asks for what is not known here
     */
    public static WorkflowRun of(Path file, Event event, Map<String, String> variables, Machine machine) {
        Workflow workflow = Workflow.read(file);
        Scope scope = new Scope(Map.of("github", event.github(), "vars", texts(variables), "inputs", texts(event
                .inputs())), Status.SUCCESS);
        List<JobRun> jobs = new ArrayList<>();
        new Level(machine, jobs, "").run(workflow, scope);
        return new WorkflowRun(Template.text(workflow.document().path("run-name"), scope), List.copyOf(jobs));
    }

    private static ObjectNode texts(Map<String, String> values) {
        ObjectNode texts = NODES.objectNode();
        values.forEach(texts::put);
        return texts;
    }

    /** How it ended: red if a job failed. */
    public Result result() {
        return Result.of(jobs.stream().map(JobRun::result).toList());
    }

    /** The job of a name, which there has to be. */
    public JobRun job(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst().orElseThrow(
                () -> new WorkflowException("There was no job %s, but %s.".formatted(name, jobs.stream().map(
                        JobRun::name).toList())));
    }

    /** The names of the jobs that were not skipped. */
    public List<String> begun() {
        return jobs.stream().filter(job -> job.result() != Result.SKIPPED).map(JobRun::name).toList();
    }

    /**
     * The jobs of one workflow, the one that was started or one that was called.
     *
     * @param done by all levels
     * @param prefix of the jobs' names
     */
    private record Level(Machine machine, Collection<JobRun> done, String prefix) {

        private record Outcome(Result result, Map<String, String> outputs) {}

        Result run(Workflow workflow, Scope scope) {
            Map<String, Outcome> outcomes = new LinkedHashMap<>();
            for (Job job : workflow.jobsInOrder()) {
                outcomes.put(job.id(), run(workflow, job, after(job, outcomes, scope)));
            }
            return Result.of(outcomes.values().stream().map(Outcome::result).toList());
        }

        private static Scope after(Job job, Map<String, Outcome> outcomes, Scope scope) {
            ObjectNode needs = NODES.objectNode();
            List<Result> results = new ArrayList<>();
            job.needs().forEach(need -> {
                Outcome outcome = outcomes.getOrDefault(need, new Outcome(Result.SKIPPED, Map.of()));
                needs.putObject(need).put("result", outcome.result().label()).set("outputs", texts(outcome.outputs()));
                results.add(outcome.result());
            });
            return scope.with("needs", needs).with(status(results));
        }

        private static Status status(Collection<Result> results) {
            if (results.contains(Result.FAILURE)) {
                return Status.FAILURE;
            }
            return results.contains(Result.SKIPPED) ? Status.INCOMPLETE : Status.SUCCESS;
        }

        private Outcome run(Workflow workflow, Job job, Scope scope) {
            if (!Template.holds(job.declaration().path("if"), scope)) {
                // By its id: its name may have a value of the matrix in it, of which there is none.
                done.add(JobRun.skipped(prefix + job.id()));
                return new Outcome(Result.SKIPPED, Map.of());
            }
            List<Outcome> outcomes = matrix(job, scope).map(here -> one(workflow, job, here)).toList();
            return new Outcome(Result.of(outcomes.stream().map(Outcome::result).toList()), outcomes.size() == 1
                    ? outcomes.getFirst().outputs()
                    : Map.of());
        }

        private static Stream<Scope> matrix(Job job, Scope scope) {
            JsonNode matrix = job.declaration().at("/strategy/matrix");
            if (matrix.isMissingNode()) {
                return Stream.of(scope);
            }
            String dimension = matrix.propertyNames().iterator().next();
            JsonNode values = Template.value(matrix.path(dimension), scope);
            return values.valueStream().map(value -> {
                ObjectNode one = NODES.objectNode();
                one.set(dimension, value);
                return scope.with("matrix", one);
            });
        }

        private Outcome one(Workflow workflow, Job job, Scope scope) {
            String name = prefix + Template.text(NODES.stringNode(job.name()), scope);
            Template.text(job.declaration().path("concurrency").path("group"), scope);
            if (job.declaration().has("uses")) {
                return call(workflow, job, name, scope);
            }
            JobRun run = new JobSteps(machine, job, name, scope).run();
            done.add(run);
            return new Outcome(run.result(), run.outputs());
        }

        private Outcome call(Workflow workflow, Job job, String name, Scope scope) {
            Workflow called = workflow.called(job.declaration().path("uses").asString());
            called.jobsInOrder().forEach(inner -> requireWithin(job.permissions(), inner));
            Scope inside = new Scope(Map.of("github", context(scope, "github"), "vars", context(scope, "vars"),
                    "inputs", inputs(called, job, scope)), Status.SUCCESS);
            return new Outcome(new Level(machine, done, name + " / ").run(called, inside), Map.of());
        }

        private static ObjectNode context(Scope scope, String name) {
            return scope.contexts().getOrDefault(name, NODES.objectNode());
        }

        // GitHub does not begin a run otherwise.
        private static void requireWithin(Map<String, String> granted, Job inner) {
            if (!granted.entrySet().containsAll(inner.permissions().entrySet())) {
                throw new WorkflowException("The job %s asks for more than its caller may: %s.".formatted(inner.id(),
                        inner.permissions()));
            }
        }

        private static ObjectNode inputs(Workflow called, Job job, Scope scope) {
            JsonNode with = job.declaration().path("with");
            with.propertyNames().stream().filter(name -> !called.inputs().has(name)).findFirst().ifPresent(name -> {
                throw new WorkflowException("%s takes no %s.".formatted(called.file().getFileName(), name));
            });
            ObjectNode inputs = NODES.objectNode();
            called.inputs().properties().forEach(input -> {
                JsonNode given = with.path(input.getKey());
                if (given.isMissingNode() && input.getValue().path("required").asBoolean(false)) {
                    throw new WorkflowException("%s needs %s.".formatted(called.file().getFileName(), input.getKey()));
                }
                inputs.put(input.getKey(), given.isMissingNode()
                        ? input.getValue().path("default").asString("")
                        : Template.text(given, scope));
            });
            return inputs;
        }
    }
}
