package dev.quartet.bench.measure;

import static java.util.Locale.ROOT;

import dev.quartet.bench.docker.Container;
import dev.quartet.bench.docker.Counters;
import dev.quartet.bench.image.Subject;
import dev.quartet.bench.load.Busy;
import dev.quartet.bench.load.Wrk;
import dev.quartet.bench.load.WrkReport;
import dev.quartet.bench.machine.CommandFailedException;
import dev.quartet.bench.result.Metric;
import dev.quartet.local.launcher.project.QuartetService;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests in number, of the JSON that all have and of one real read of each service; and memory after them. */
public final class Throughput {

    private static final String JSON = "/json";
    private static final double NANOS_IN_A_MILLI = 1e6;
    // One whole CPU: the process sees the same number as it does with a quarter, and warms up sooner.
    private static final double WARM_UP_CPUS = 1;

    private final Field field;
    private final Recorder recorder;
    private final Windows windows;
    private final Wrk wrk = new Wrk();
    private final WarmUp warmUp;
    private final RealRead reads = new RealRead();

    public Throughput(Field field, Recorder recorder, Windows windows) {
        this.field = field;
        this.recorder = recorder;
        this.windows = windows;
        this.warmUp = new WarmUp(wrk, windows);
    }

    /** Measures each subject once a round, in one container under one limit after the other, the widest first. */
    public void measure(List<Subject> subjects, List<String> cpus) {
        List<String> widestFirst = cpus.stream()
                .sorted(Comparator.comparingDouble(Double::parseDouble).reversed())
                .toList();
        for (int round = 1; round <= recorder.rounds(); round++) {
            for (Subject subject : recorder.turn(subjects, round)) {
                int now = round;
                recorder.attempt(subject.name(), () -> measure(subject, subjects, widestFirst, now));
            }
        }
    }

    private void measure(Subject subject, List<Subject> all, List<String> cpus, int round) {
        if (subject.service() != QuartetService.BLOG) {
            measure(subject, cpus, round);
            return;
        }
        Subject user = all.stream()
                .filter(each -> each.service() == QuartetService.USER)
                .findFirst()
                .orElseThrow(() -> new CommandFailedException("the blog asks user-service for its authors, and there "
                        + "is no image of it in this run"));
        try (Container neighbour = Field.ready(field.startNeighbour(user), QuartetService.USER.basePath()
                + Field.READY)) {
            recorder.say("user-service answers beside the blog at " + neighbour.origin());
            measure(subject, cpus, round);
        }
    }

    private void measure(Subject subject, List<String> cpus, int round) {
        try (Container container = field.startReady(subject, WARM_UP_CPUS)) {
            List<URI> targets = targets(subject.service(), container);
            warm(subject, container, targets);
            for (String limit : cpus) {
                container.limit(Double.parseDouble(limit));
                measure(subject.name(), targets, limit, round);
            }
            Counters counters = container.counters();
            recorder.add(subject.name(), "", Metric.LOADED_CHARGED_BYTES, round, (double) counters.memoryBytes());
            recorder.add(subject.name(), "", Metric.LOADED_RESIDENT_BYTES, round, (double) container.residentBytes());
        }
    }

    private List<URI> targets(@Nullable QuartetService service, Container container) {
        List<URI> targets = new ArrayList<>(List.of(container.origin().resolve(JSON)));
        if (service != null) {
            targets.add(container.origin().resolve(reads.prepare(service, container.origin(), field.neighbour())));
        }
        return targets;
    }

    private void warm(Subject subject, Container container, List<URI> targets) {
        long begin = System.nanoTime();
        if (!warmUp.untilSteady(targets)) {
            recorder.remark(subject.name() + " was measured before three windows in succession agreed within 5 %.");
        }
        if (!warmUp.untilAtRest(container)) {
            recorder.remark(subject.name() + " still used CPU 45 s after its warm-up; it was measured all the same.");
        }
        recorder.say(String.format(ROOT, "%s is warm after %.0f s", subject.name(), (System.nanoTime() - begin) / 1e9));
    }

    private void measure(String subject, List<URI> targets, String limit, int round) {
        Busy before = Busy.now();
        WrkReport json = measured(targets.getFirst());
        recorder.add(subject, limit, Metric.MACHINE_BUSY_PERCENT, round, Busy.now().percentSince(before));
        recorder.add(subject, limit, Metric.REQUESTS_PER_SECOND, round, json.requestsPerSecond());
        recorder.add(subject, limit, Metric.MEDIAN_MILLIS, round, millis(json.median()));
        recorder.add(subject, limit, Metric.P99_MILLIS, round, millis(json.p99()));
        recorder.add(subject, limit, Metric.ERRORS, round, (double) json.errors());
        say(subject, targets.getFirst(), limit, round, json);
        if (targets.size() > 1) {
            WrkReport read = measured(targets.getLast());
            recorder.add(subject, limit, Metric.READ_REQUESTS_PER_SECOND, round, read.requestsPerSecond());
            recorder.add(subject, limit, Metric.READ_MEDIAN_MILLIS, round, millis(read.median()));
            recorder.add(subject, limit, Metric.READ_P99_MILLIS, round, millis(read.p99()));
            recorder.add(subject, limit, Metric.READ_ERRORS, round, (double) read.errors());
            say(subject, targets.getLast(), limit, round, read);
        }
    }

    private WrkReport measured(URI target) {
        wrk.load(target, windows.settle());
        return wrk.load(target, windows.measured());
    }

    private void say(String subject, URI target, String limit, int round, WrkReport report) {
        recorder.say(String.format(ROOT, "round %d, %s CPU, %s %s: %.0f/s, p50 %.1f ms, p99 %.1f ms, %d errors", round,
                limit, subject, target.getPath(), report.requestsPerSecond(), millis(report.median()), millis(report
                        .p99()),
                report.errors()));
        if (report.errors() > 0) {
            recorder.remark(subject + " answered " + target.getPath() + " with errors under load.");
        }
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / NANOS_IN_A_MILLI;
    }
}
