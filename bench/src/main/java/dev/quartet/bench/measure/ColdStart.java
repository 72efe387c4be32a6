package dev.quartet.bench.measure;

import static java.util.Locale.ROOT;

import dev.quartet.bench.docker.Container;
import dev.quartet.bench.docker.Counters;
import dev.quartet.bench.image.Subject;
import dev.quartet.bench.result.Metric;
import java.util.List;

/** From {@code docker run} to the first 200 of readiness, and the CPU spent until then. */
public final class ColdStart {

    private static final double NANOS = 1e9;

    private final Field field;
    private final Recorder recorder;

    public ColdStart(Field field, Recorder recorder) {
        this.field = field;
        this.recorder = recorder;
    }

    /** Measures each subject once a round under each limit, after one start that is not counted. */
    public void measure(List<Subject> subjects, List<String> cpus) {
        for (Subject subject : recorder.turn(subjects, 1)) {
            recorder.attempt(subject.name(), () -> field.startReady(subject, 0).close());
        }
        for (int round = 1; round <= recorder.rounds(); round++) {
            for (String limit : cpus) {
                for (Subject subject : recorder.turn(subjects, round)) {
                    int now = round;
                    recorder.attempt(subject.name(), () -> start(subject, limit, now));
                }
            }
        }
    }

    private void start(Subject subject, String limit, int round) {
        long begin = System.nanoTime();
        try (Container container = Field.ready(field.start(subject, Double.parseDouble(limit)), Field.READY)) {
            double seconds = (System.nanoTime() - begin) / NANOS;
            Counters counters = container.counters();
            double cpu = counters.cpu().toNanos() / NANOS;
            recorder.add(subject.name(), limit, Metric.READY_SECONDS, round, seconds);
            recorder.add(subject.name(), limit, Metric.CPU_SECONDS, round, cpu);
            recorder.add(subject.name(), limit, Metric.CHARGED_BYTES, round, (double) counters.memoryBytes());
            recorder.add(subject.name(), limit, Metric.RESIDENT_BYTES, round, (double) container.residentBytes());
            recorder.say(String.format(ROOT, "round %d, %s CPU, %s: ready after %.2f s, %.2f CPU-s", round, limit,
                    subject.name(), seconds, cpu));
        }
    }
}
