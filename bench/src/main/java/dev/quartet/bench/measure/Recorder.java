package dev.quartet.bench.measure;

import dev.quartet.bench.image.Subject;
import dev.quartet.bench.machine.CommandFailedException;
import dev.quartet.bench.result.Measure;
import dev.quartet.bench.result.Metric;
import dev.quartet.bench.result.Run;
import dev.quartet.bench.result.Sample;
import dev.quartet.local.launcher.console.Console;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Takes down the samples of one measure, and leaves out what fails. */
public final class Recorder {

    private final Measure measure;
    private final Console console;
    private final Clock clock;
    private final Instant started;
    private final int rounds;
    private final SequencedMap<String, String> subjects = new LinkedHashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Set<String> leftOut = new LinkedHashSet<>();

    public Recorder(Measure measure, int rounds, List<String> remarks, Console console, Clock clock) {
        this.measure = measure;
        this.rounds = rounds;
        this.console = console;
        this.clock = clock;
        this.started = clock.instant();
        this.remarks.addAll(remarks);
    }

    int rounds() {
        return rounds;
    }

    public void say(String text) {
        console.say(measure + ": " + text);
    }

    void add(String subject, String setting, Metric metric, int round, double value) {
        samples.add(new Sample(subject, setting, metric, round, value));
    }

    void remark(String sentence) {
        if (remarks.add(sentence)) {
            say(sentence);
        }
    }

    void describe(String name, String title) {
        subjects.putIfAbsent(name, title);
    }

    /** The subjects that did not fail so far, beginning with another one in each round. */
    List<Subject> turn(List<Subject> all, int round) {
        all.forEach(subject -> describe(subject.name(), subject.title()));
        List<Subject> left = new ArrayList<>(all.stream().filter(each -> !leftOut.contains(each.name())).toList());
        Collections.rotate(left, -(round - 1));
        return left;
    }

    /** Does one step of the measurement; when it fails, the subject is left out from then on, and why is kept. */
    public void attempt(String subject, Runnable step) {
        if (leftOut.contains(subject)) {
            return;
        }
        try {
            step.run();
        } catch (CommandFailedException | IllegalArgumentException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw failure;
            }
            leftOut.add(subject);
            remark(subject + " was left out: " + failure.getMessage());
        }
    }

    public Run finish(Map<String, String> facts) {
        return new Run(measure, started, clock.instant(), rounds, facts, subjects, samples, List.copyOf(remarks));
    }
}
