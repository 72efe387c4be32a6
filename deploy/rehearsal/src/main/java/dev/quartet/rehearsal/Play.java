package dev.quartet.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The story, from nothing to running and back to nothing. What is not as it should be ends it. */
final class Play {

    private static final String ENVIRONMENT = "staging";
    private static final String SERVICE = "news-service";
    private static final List<String> SERVICES = List.of("user-service", "news-service", "market-service",
            "blog-service");
    static final int REQUESTS_PER_SECOND = 25;
    // On the page that lists what is published.
    private static final String WORDS = "Nothing is published here yet.";
    private static final String PAGE = SERVICE + "/src/main/jte/headlines.jte";

    // How long the load balancer may take to see that a target is dead: an answer that does not come within its time-out,
    // three times, at its interval (deploy/stacks/route.yaml).
    private static final Duration DETECTION = Duration.ofSeconds(3 * 10 + 5);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Stage stage;
    private final Consumer<String> console;
    private final List<Step> steps = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();

    Play(Stage stage, Consumer<String> console) {
        this.stage = stage;
        this.console = console;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    List<Phase> phases() {
        return List.copyOf(phases);
    }

    void perform() {
        succeed("the bill is told", "cost", ENVIRONMENT);
        succeed("all but the services is there", "up", ENVIRONMENT, "--yes");
        succeed("again: nothing to change", "up", ENVIRONMENT, "--yes");
        String first = stage.commit();
        succeed("four services run", words("release", ENVIRONMENT, SERVICES));
        Visitor visitor = stage.visitor(ENVIRONMENT);
        SERVICES.forEach(service -> expect(service + " answers with its commit", visitor.commits(service), Set.of(
                first)));
        succeed("two tasks", "scale", ENVIRONMENT, SERVICE, "2");
        underLoad(visitor);
        succeed("one task beside the service", "run-task", ENVIRONMENT, SERVICE, "--wait");
        succeed("all is told", "status", ENVIRONMENT);
        succeed("nothing is left", "down", ENVIRONMENT, "--yes");
        record("a look at the emulator's own lists", new Leftovers(stage)::expectNone);
    }

    private void underLoad(Visitor visitor) {
        try (SteadyLoad load = new SteadyLoad(visitor.identity(SERVICE), REQUESTS_PER_SECOND, "before")) {
            String second = stage.commit(
                    "a better word", new Edit(PAGE, WORDS, "Nothing is published here so far."));
            Phase phase = load.begin("release of a changed word");
            succeed("a changed word is built and rolled out", "release", ENVIRONMENT, SERVICE);
            expect("only the new commit answers", visitor.commits(SERVICE), Set.of(second));
            phase = faultless(load, phase, "release that crashes");
            fail("a crash is rolled back", "release", ENVIRONMENT, SERVICE, "--commit", images().crashing(second));
            expect("the good commit still answers", visitor.commits(SERVICE), Set.of(second));
            phase = faultless(load, phase, "release that never gets ready");
            fail("what never gets ready is rolled back", "release", ENVIRONMENT, SERVICE, "--commit", images()
                    .neverReady(second));
            expect("the good commit still answers", visitor.commits(SERVICE), Set.of(second));
            phase = faultless(load, phase, "scaling 2, 4, 8, 2");
            List.of(4, 8, 2).forEach(tasks -> {
                succeed(tasks + " tasks", "scale", ENVIRONMENT, SERVICE, String.valueOf(tasks));
                record(tasks + " tasks answer", () -> awaitTasks(visitor, tasks));
            });
            phase = faultless(load, phase, "a task is killed: until it is seen");
            killATask(visitor, load, phase);
            phases.addAll(load.phases());
        }
    }

    private Images images() {
        return new Images(stage, SERVICE);
    }

    private void killATask(Visitor visitor, SteadyLoad load, Phase unseen) {
        Set<String> before = visitor.tasks(SERVICE);
        record("docker kill of one of its tasks",
                () -> Program.of("docker", "kill", stage.container(before.iterator().next()))
                        .output());
        record("another one answers in its place", () -> Waiting.until(LONG, "two tasks answer, one of them new",
                () -> {
                    Set<String> now = visitor.tasksIfWell(SERVICE);
                    return now.size() == 2 && !now.equals(before)
                            ? "%s for %s".formatted(now, before)
                            : null;
                }));
        Phase seen = load.begin("after that");
        Waiting.until(DETECTION, "some time passes", () -> seen.count() > REQUESTS_PER_SECOND * 10 ? seen : null);
        faultless(load, seen, "end");
        require(unseen.failed() <= REQUESTS_PER_SECOND * DETECTION.toSeconds(),
                "no more requests failed than came before the load balancer could see it");
    }

    private Phase faultless(SteadyLoad load, Phase phase, String next) {
        Phase ended = load.end(phase, next);
        require(ended.count() > 0, "there was load during " + ended.name());
        require(ended.failed() == 0, "no request fails during %s, but: %s".formatted(ended.name(), ended.failures()));
        console.accept("load: %s: %d requests, none failed".formatted(ended.name(), ended.count()));
        return load.phases().getLast();
    }

    private static String awaitTasks(Visitor visitor, int tasks) {
        return Waiting.until(LONG, tasks + " tasks answer", () -> {
            Set<String> seen = visitor.tasks(SERVICE);
            return seen.size() == tasks ? seen.size() + " tasks" : null;
        });
    }

    private static String[] words(String command, String environment, List<String> services) {
        List<String> words = new ArrayList<>(List.of(command, environment));
        words.addAll(services);
        return words.toArray(String[]::new);
    }

    private void succeed(String outcome, String... arguments) {
        Program.End end = run(arguments);
        require(end.exitCode() == 0, "`%s` ends with 0, but ended with %d".formatted(String.join(" ", arguments), end
                .exitCode()));
        steps.add(new Step("`deploy/quartet %s`".formatted(shortened(arguments)), outcome, end.time()));
    }

    private void fail(String outcome, String... arguments) {
        Program.End end = run(arguments);
        require(end.exitCode() == 1, "`%s` ends with 1, but ended with %d".formatted(String.join(" ", arguments), end
                .exitCode()));
        steps.add(new Step("`deploy/quartet %s`".formatted(shortened(arguments)), "exit code 1: " + outcome, end
                .time()));
    }

    private static String shortened(String... arguments) {
        return String.join(" ", arguments).replaceAll("\\b([0-9a-f]{10})[0-9a-f]{30}\\b", "$1");
    }

    private Program.End run(String... arguments) {
        console.accept("");
        console.accept("$ deploy/quartet " + String.join(" ", arguments));
        return stage.tool(List.of(arguments)).run(console);
    }

    private void record(String what, Supplier<String> look) {
        long begin = System.nanoTime();
        String outcome = look.get();
        console.accept("%s: %s".formatted(what, outcome));
        steps.add(new Step(what, outcome, Duration.ofNanos(System.nanoTime() - begin)));
    }

    private void expect(String what, Set<String> seen, Set<String> wanted) {
        require(seen.equals(wanted), "%s: expected %s, but saw %s".formatted(what, wanted, seen));
        console.accept("%s: %s".formatted(what, seen));
    }

    private static void require(boolean fact, String sentence) {
        if (!fact) {
            throw new RehearsalException("This is not so: %s.".formatted(sentence));
        }
    }
}
