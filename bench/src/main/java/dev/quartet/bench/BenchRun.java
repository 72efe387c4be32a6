package dev.quartet.bench;

import dev.quartet.bench.docker.Docker;
import dev.quartet.bench.image.Images;
import dev.quartet.bench.image.Subject;
import dev.quartet.bench.load.Wrk;
import dev.quartet.bench.machine.EndingException;
import dev.quartet.bench.machine.Facts;
import dev.quartet.bench.measure.Builds;
import dev.quartet.bench.measure.ColdStart;
import dev.quartet.bench.measure.Field;
import dev.quartet.bench.measure.Recorder;
import dev.quartet.bench.measure.Scale;
import dev.quartet.bench.measure.Size;
import dev.quartet.bench.measure.Throughput;
import dev.quartet.bench.measure.Windows;
import dev.quartet.bench.result.Measure;
import dev.quartet.bench.result.Report;
import dev.quartet.bench.result.Results;
import dev.quartet.local.launcher.console.Console;
import dev.quartet.local.launcher.project.QuartetService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** One run, from the first image to the table. */
final class BenchRun {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path WORK = ROOT.resolve("bench/target/bench");

    private final Options options;
    private final Console console;
    private final Clock clock;
    private volatile boolean ending;

    BenchRun(Options options, Console console, Clock clock) {
        this.options = options;
        this.console = console;
        this.clock = clock;
    }

    void run() throws IOException {
        Files.createDirectories(WORK);
        try (Docker docker = Docker.connect()) {
            atTheEnd(docker);
            try (Images images = new Images(ROOT, WORK, options.bases(), options.wishes(), console)) {
                atTheEnd(images);
                measure(docker, images);
            }
        }
    }

    // Also when somebody presses Ctrl-C.
    private void atTheEnd(AutoCloseable resource) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending = true;
            try {
                resource.close();
            } catch (Exception gone) {
                System.err.println("While ending: " + gone.getMessage());
            }
        }, "end"));
    }

    private void measure(Docker docker, Images images) throws IOException {
        List<Subject> subjects = images.all(docker);
        Path samples = options.output().resolve("samples.json");
        Results results = Results.read(samples);
        try (Field field = Field.open(docker)) {
            for (Measure measure : options.measures()) {
                Recorder recorder = new Recorder(measure, options.rounds(), images.remarks(), console, clock);
                recorder.attempt("All of it", () -> measure(measure, recorder, docker, field, subjects, images));
                if (ending) {
                    throw new EndingException();
                }
                results.put(recorder.finish(Facts.of(docker.version(), ROOT).lines()));
                new Report(results).write(options.output());
            }
        }
        images.forget(docker);
        console.say("The table is " + options.output().resolve("README.md") + ", the samples are " + samples + ".");
    }

    private void measure(Measure measure, Recorder recorder, Docker docker, Field field, List<Subject> subjects,
            Images images) {
        switch (measure) {
            case BUILD -> new Builds(recorder).measure(images.recipes());
            case SIZE -> new Size(docker, recorder).measure(subjects);
            case COLD_START -> new ColdStart(field, recorder).measure(subjects, options.cpus());
            case THROUGHPUT -> {
                Wrk.require();
                new Throughput(field, recorder, windows()).measure(subjects, options.cpus());
            }
            case SCALE -> {
                Wrk.require();
                subjects.stream().filter(each -> each.service() == QuartetService.USER).findFirst().ifPresent(
                        user -> new Scale(field, recorder, windows()).measure(user));
            }
        }
    }

    private Windows windows() {
        return options.quick() ? Windows.ROUGH : Windows.CAREFUL;
    }
}
