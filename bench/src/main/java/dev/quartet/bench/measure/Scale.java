package dev.quartet.bench.measure;

import static java.util.Locale.ROOT;

import dev.quartet.bench.docker.Container;
import dev.quartet.bench.image.Subject;
import dev.quartet.bench.load.Busy;
import dev.quartet.bench.load.Wrk;
import dev.quartet.bench.load.WrkReport;
import dev.quartet.bench.result.Metric;
import dev.quartet.local.launcher.frontdoor.Backends.Backend;
import dev.quartet.local.launcher.frontdoor.Backends;
import dev.quartet.local.launcher.frontdoor.FrontDoor;
import dev.quartet.local.launcher.project.QuartetService;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How throughput grows with the containers behind the front door, which runs in this process without a limit. */
public final class Scale {

    private static final List<Integer> STEPS = List.of(1, 2, 4);
    private static final String PATH = QuartetService.USER.basePath();
    private static final double NANOS_IN_A_MILLI = 1e6;

    private final Field field;
    private final Recorder recorder;
    private final Windows windows;
    private final Wrk wrk = new Wrk();
    private final WarmUp warmUp;

    public Scale(Field field, Recorder recorder, Windows windows) {
        this.field = field;
        this.recorder = recorder;
        this.windows = windows;
        this.warmUp = new WarmUp(wrk, windows);
    }

    /** Measures 1, 2 and 4 containers of this user-service at a quarter of a CPU, once a round. */
    public void measure(Subject user) {
        for (int round = 1; round <= recorder.rounds(); round++) {
            int now = round;
            recorder.turn(List.of(user), round).forEach(subject -> recorder.attempt(subject.name(), () -> grow(subject,
                    now)));
        }
    }

    private void grow(Subject user, int round) {
        Backends backends = new Backends();
        List<Container> containers = new ArrayList<>();
        try (FrontDoor door = FrontDoor.open(0, Map.of(PATH, QuartetService.USER.serviceName()), backends)) {
            URI target = URI.create("http://127.0.0.1:" + door.port() + PATH + "/json");
            startAll(user, containers);
            warmDoor(backends, containers, target);
            for (int count : STEPS) {
                containers.subList(0, count).forEach(each -> backends.add(backend(each)));
                measure(user, target, count, round);
                containers.subList(0, count).forEach(each -> backends.remove(backend(each)));
            }
        } finally {
            containers.forEach(Container::close);
        }
    }

    private void startAll(Subject user, List<Container> containers) {
        while (containers.size() < STEPS.getLast()) {
            Container container = field.startBehindFrontDoor(user, 1);
            containers.add(container);
            container.awaitReady(PATH + Field.READY, Field.PATIENCE);
            if (!warmUp.untilSteady(List.of(container.origin().resolve(PATH + "/json")))) {
                recorder.remark("A container was measured before three windows in succession agreed within 5 %.");
            }
            warmUp.untilAtRest(container);
        }
    }

    // The door has compilers of its own: it is warmed with containers that are no bottleneck yet.
    private void warmDoor(Backends backends, List<Container> containers, URI target) {
        containers.forEach(each -> backends.add(backend(each)));
        warmUp.untilSteady(List.of(target));
        containers.forEach(each -> {
            backends.remove(backend(each));
            each.limit(0.25);
        });
    }

    private void measure(Subject user, URI target, int count, int round) {
        wrk.load(target, windows.settle());
        Busy before = Busy.now();
        WrkReport report = wrk.load(target, windows.measured());
        double busy = Busy.now().percentSince(before);
        String setting = Integer.toString(count);
        recorder.add(user.name(), setting, Metric.REQUESTS_PER_SECOND, round, report.requestsPerSecond());
        recorder.add(user.name(), setting, Metric.MEDIAN_MILLIS, round, report.median().toNanos() / NANOS_IN_A_MILLI);
        recorder.add(user.name(), setting, Metric.P99_MILLIS, round, report.p99().toNanos() / NANOS_IN_A_MILLI);
        recorder.add(user.name(), setting, Metric.MACHINE_BUSY_PERCENT, round, busy);
        recorder.say(String.format(ROOT, "round %d, %d containers: %.0f/s, machine %.0f %% busy, %d errors", round,
                count, report.requestsPerSecond(), busy, report.errors()));
    }

    private static Backend backend(Container container) {
        return new Backend(PATH, container.origin());
    }
}
