package dev.quartet.bench;

import dev.quartet.bench.docker.Docker;
import dev.quartet.bench.image.Images;
import dev.quartet.bench.image.Subject;
import dev.quartet.bench.machine.Facts;
import dev.quartet.bench.measure.ColdStart;
import dev.quartet.bench.measure.Field;
import dev.quartet.bench.load.Wrk;
import dev.quartet.bench.measure.*;
import dev.quartet.local.launcher.project.QuartetService;
import dev.quartet.bench.result.Measure;
import dev.quartet.bench.result.Report;
import dev.quartet.bench.result.Results;
import dev.quartet.local.launcher.console.Console;
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

    BenchRun(Options options, Console console, Clock clock) {
        this.options = options;
        this.console = console;
        this.clock = clock;
    }

    void run() throws IOException {
        Files.createDirectories(WORK);
        try (Docker docker = Docker.connect()) {
            Runtime.getRuntime().addShutdownHook(new Thread(docker::close, "containers"));
            try (Field field = Field.open(docker); Images images = images()) {
                measure(docker, field, images);
            }
        }
    }

    private void measure(Docker docker, Field field, Images images) throws IOException {
        List<Subject> subjects = images.all(docker);
        Results results = Results.read(options.output().resolve("samples.json"));
        for (Measure measure : options.measures()) {
            Recorder recorder = new Recorder(measure, options.rounds(), images.remarks(), console, clock);
            switch (measure) {
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
                case SIZE -> new Size(docker, recorder).measure(subjects);
                case BUILD -> new Builds(recorder).measure(images.recipes());
            }
            results.put(recorder.finish(Facts.of(docker.version(), ROOT).lines()));
            new Report(results).write(options.output());
        }
        console.say("The table is " + options.output().resolve("README.md") + ".");
    }

    private Windows windows() {
        return options.quick() ? Windows.ROUGH : Windows.CAREFUL;
    }

    private Images images() throws IOException {
        return new Images(ROOT, WORK, options.bases(), options.wishes(), console);
    }
}
