package dev.quartet.rehearsal;

import dev.quartet.rehearsal.GitHub.Production;
import dev.quartet.rehearsal.workflow.Event;
import dev.quartet.rehearsal.workflow.Machine.Action;
import dev.quartet.rehearsal.workflow.Result;
import dev.quartet.rehearsal.workflow.WorkflowRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the pipeline makes of commits: the release workflow's own steps, run against the emulator. What is not as it should be
 * ends it.
 */
final class Pushes {

    private static final String STAGING = "staging";
    private static final String PRODUCTION = "production";
    private static final String PRODUCTION_FILE = "deploy/environments/production.yaml";
    private static final List<String> SERVICES = List.of("blog-service", "market-service", "news-service",
            "user-service");

    /**
     * A commit, and what became of it.
     *
     * @param pushed images that the registry has of it
     * @param moved what runs it since: environment and service
     */
    record Push(String what, WorkflowRun run, List<String> pushed, List<String> moved) {}

    private final Stage stage;
    private final GitHub gitHub;
    private final ImageRegistry registry;
    private final Consumer<String> console;
    private final List<Push> pushes = new ArrayList<>();

    Pushes(Stage stage, Consumer<String> console) {
        this.stage = stage;
        this.console = console;
        stage.git("checkout", "--quiet", "-B", "main");
        gitHub = new GitHub(stage, console);
        registry = new ImageRegistry(stage.registry());
    }

    List<Push> pushes() {
        return List.copyOf(pushes);
    }

    void perform() {
        String begin = environments();
        String shared = whatAllShare(begin);
        String word = aWord(shared);
        String text = aText(word, shared);
        aBreak(text, word, shared);
    }

    /** By a person. Production is one Region here, made as staging is: the emulator rolls, and no more. */
    private String environments() {
        String staging = stage.read("deploy/environments/staging.yaml");
        String before = stage.read(PRODUCTION_FILE);
        String commit = stage.commit("a production of one Region", new Edit(PRODUCTION_FILE, before, staging.replace(
                "NetworkNumber: 0", "NetworkNumber: 1")));
        Stream.of(STAGING, PRODUCTION).forEach(environment -> tool("up", environment, "--yes"));
        return commit;
    }

    /** The first push: nothing is released yet, and there is no production to promote to. */
    private String whatAllShare(String before) {
        String commit = stage.commit("service-support: a better word", new Edit(
                "service-support/src/main/jte/unavailable.jte", "try again in a moment.", "try again in a minute."));
        Push push = push("a word in service-support", before, commit, Production.NOT_YET);
        expect(push.run().result(), Result.SUCCESS, "the run");
        expect(push.run().begun(), Stream.concat(Stream.of("Affected services"), SERVICES.stream().flatMap(
                service -> Stream.of(service + " / Image", service + " / Staging"))).toList(), "the jobs");
        expect(push.pushed(), SERVICES, "the images");
        expect(push.moved(), SERVICES.stream().map("staging "::concat).toList(), "what was rolled out");
        requireRunning(STAGING, commit, SERVICES);
        return commit;
    }

    private String aWord(String before) {
        String commit = stage.commit("news-service: a better word", new Edit("news-service/src/main/jte/headlines.jte",
                "Nothing is published here yet.", "Nothing is published here so far."));
        Push push = push("a word in news-service", before, commit, Production.THERE);
        expect(push.run().result(), Result.SUCCESS, "the run");
        expect(push.run().begun(), List.of("Affected services", "news-service / Image", "news-service / Staging",
                "news-service / Production"), "the jobs");
        expect(push.pushed(), List.of("news-service"), "the images");
        expect(push.moved(), List.of("production news-service", "staging news-service"), "what was rolled out");
        requireRunning(STAGING, before, others("news-service"));
        requirePromoted("news-service", commit);
        requireAttested("news-service", commit);
        requireRoles();
        return commit;
    }

    private String aText(String before, String others) {
        String commit = stage.commit("docs: a better word", new Edit("docs/decisions/README.md",
                "Choices that a reader could question", "Choices that somebody could question"));
        Push push = push("a word in a text", before, commit, Production.THERE);
        expect(push.run().result(), Result.SUCCESS, "the run");
        expect(push.run().begun(), List.of("Affected services"), "the jobs");
        expect(push.pushed(), List.of(), "the images");
        expect(push.moved(), List.of(), "what was rolled out");
        requireRunning(STAGING, before, List.of("news-service"));
        requireRunning(STAGING, others, others("news-service"));
        return commit;
    }

    /** A setting that is misspelt, and beside it a word in another service, which has to get out all the same. */
    private void aBreak(String before, String news, String others) {
        String commit = stage.commit("news-service: a misspelt setting", new Edit(
                "deploy/task-definitions/news-service.json", "TABLE_NAME", "TABEL_NAME"),
                new Edit(
                        "user-service/src/main/jte/people.jte", "Nobody is registered yet.",
                        "Nobody is registered so far."));
        Push push = push("a service that ends at its start, and a word in another", before, commit, Production.THERE);
        WorkflowRun run = push.run();
        expect(run.result(), Result.FAILURE, "the run");
        expect(run.job("news-service / Staging").result(), Result.FAILURE, "the broken service in staging");
        expect(run.job("news-service / production").result(), Result.SKIPPED, "the broken service in production");
        expect(push.pushed(), List.of("news-service", "user-service"), "the images");
        expect(push.moved(), List.of("production user-service", "staging user-service"), "what was rolled out");
        requireRunning(STAGING, news, List.of("news-service"));
        requireRunning(PRODUCTION, news, List.of("news-service"));
        requireRunning(STAGING, others, List.of("blog-service", "market-service"));
        requirePromoted("user-service", commit);
        String page = run.job("news-service / Staging").summary();
        require(page.contains("| failed |"), "the summary says that it failed: " + page);
        require(page.contains("exit code 1") && page.contains("TABLE_NAME"),
                "the summary tells how the task ended, and what it said last: " + page);
    }

    private Push push(String what, String before, String commit, Production production) {
        console.accept("");
        console.accept("A push: " + what);
        WorkflowRun run = gitHub.release(Event.push(before, commit, what), production);
        List<String> pushed = SERVICES.stream().filter(service -> registry.digest(service, commit).isPresent())
                .toList();
        List<String> moved = Stream.of(PRODUCTION, STAGING).flatMap(environment -> running(environment).entrySet()
                .stream().filter(service -> service.getValue().path("commit").asString().equals(commit))
                .map(service -> environment + ' ' + service.getKey())).toList();
        Push push = new Push(what, run, pushed, moved);
        pushes.add(push);
        console.accept("%s: %s; pushed %s, rolled out %s".formatted(what, run.result(), pushed, moved));
        return push;
    }

    private Map<String, JsonNode> running(String environment) {
        Map<String, JsonNode> running = new TreeMap<>();
        stage.status(environment).path("services").forEach(service -> running.put(service.path("service").asString(),
                service));
        return running;
    }

    /** By the load balancer, and so by what really answers. */
    private void requireRunning(String environment, String commit, List<String> services) {
        Visitor visitor = stage.visitor(environment);
        services.forEach(service -> expect(visitor.commits(service), Set.of(commit), service + " in " + environment));
    }

    /** Production runs the digest that staging runs, which is the one that was pushed. */
    private void requirePromoted(String service, String commit) {
        String pushed = registry.digest(service, commit).orElse("none");
        Stream.of(STAGING, PRODUCTION).forEach(environment -> {
            String runs = running(environment).entrySet().stream().filter(one -> one.getKey().equals(service))
                    .map(one -> one.getValue().path("digest").asString()).findFirst().orElse("");
            expect(runs, pushed, "the digest of %s in %s".formatted(service, environment));
            requireRunning(environment, commit, List.of(service));
        });
    }

    private void requireAttested(String service, String commit) {
        String digest = registry.digest(service, commit).orElse("none");
        List<Action> attestations = gitHub.uses("actions/attest");
        expect(attestations.stream().map(use -> use.with().getOrDefault("subject-digest", "")).toList(), List.of(digest,
                digest), "what is attested, its source and its parts");
        expect(gitHub.uses("anchore/scan-action").stream().map(use -> use.with().getOrDefault("image", "")
                .replaceFirst(".*@", "")).toList(), List.of(digest), "what is looked through for holes");
    }

    /** Each job becomes the role that is for it, and no other. */
    private void requireRoles() {
        expect(gitHub.uses("aws-actions/configure-aws-credentials").stream().map(use -> use.job() + " as " + use.with()
                .getOrDefault("role-to-assume", "").replaceFirst(".*/quartet-pipeline-", "")).toList(), List.of(
                        "news-service / Image as push", "news-service / Staging as deploy-staging",
                        "news-service / Production as deploy-production"),
                "the roles");
    }

    private static List<String> others(String service) {
        return SERVICES.stream().filter(other -> !other.equals(service)).toList();
    }

    private void tool(String... arguments) {
        console.accept("$ deploy/quartet " + String.join(" ", arguments));
        Program.End end = stage.tool(List.of(arguments)).run(console);
        expect(end.exitCode(), 0, "the exit code of " + String.join(" ", arguments));
    }

    private <T> void expect(T seen, T wanted, String what) {
        require(seen.equals(wanted), "%s should be %s, and %s was seen".formatted(what, wanted, seen));
        console.accept("as it should be: %s: %s".formatted(what, seen));
    }

    private static void require(boolean fact, String sentence) {
        if (!fact) {
            throw new RehearsalException("This is not so: %s.".formatted(sentence));
        }
    }
}
