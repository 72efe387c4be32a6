package dev.quartet.rehearsal;

import dev.quartet.rehearsal.workflow.WorkflowException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The program: sets the stage, plays, and writes what was seen. Exit code 0 only if all was as it should be. */
public final class Rehearsal {

    // What is needed beside a JDK and Maven, and what for.
    private static final Map<String, String> NEEDED = Map.of(
            "git", "to make commits that are released",
            "docker", "to run the tasks: install docker.io (Debian) or Docker, and start it",
            "docker-registry",
            "to stand for ECR: install docker-registry (Debian), or name a registry with --registry");

    private static final String GOOD = "Everything was as it should be.";

    private Rehearsal() {}

    public static void main(String... arguments) {
        System.exit(run(System.out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        Options options = new Options();
        CommandLine commandLine = new CommandLine(options);
        try {
            if (commandLine.parseArgs(arguments).isUsageHelpRequested()) {
                commandLine.usage(out);
                return 0;
            }
            return rehearse(options, out);
        } catch (ParameterException | RehearsalException e) {
            out.println("rehearsal: " + e.getMessage());
            return 1;
        }
    }

    private static int rehearse(Options options, PrintStream out) {
        requirePrograms(options);
        Path root = Path.of("").toAbsolutePath();
        try (Stage stage = Stage.set(root, root.resolve("target/rehearsal"), options)) {
            return options.isPipeline() ? pushes(stage, options, out) : play(stage, options, out);
        }
    }

    private static int play(Stage stage, Options options, PrintStream out) {
        Play play = new Play(stage, out::println);
        String commit = stage.commit();
        String ending = ending(play::perform);
        return told(options, out, ending, new Report(LocalDate.now(ZoneOffset.UTC), commit, ending, play.steps(), play
                .phases()).markdown());
    }

    private static int pushes(Stage stage, Options options, PrintStream out) {
        Pushes pushes = new Pushes(stage, out::println);
        String commit = stage.commit();
        String ending = ending(pushes::perform);
        return told(options, out, ending, new PipelineReport(LocalDate.now(ZoneOffset.UTC), commit, ending, pushes
                .pushes()).markdown());
    }

    private static int told(Options options, PrintStream out, String ending, String report) {
        Report.write(options.report(), report);
        out.println();
        out.println(report);
        return ending.startsWith(GOOD) ? 0 : 1;
    }

    private static String ending(Runnable performance) {
        try {
            performance.run();
            return GOOD;
        } catch (RehearsalException | WorkflowException e) {
            return "**It failed.** " + e.getMessage();
        }
    }

    private static void requirePrograms(Options options) {
        NEEDED.forEach((program, purpose) -> {
            if (!(program.equals("docker-registry") && !options.registry().isEmpty())
                    && !Program.isInstalled(program)) {
                throw new RehearsalException("There is no %s here; it is needed %s.".formatted(program, purpose));
            }
        });
        if (options.isPipeline() && !Program.isInstalled("jq")) {
            throw new RehearsalException("There is no jq here; the workflows' steps read JSON with it: install jq.");
        }
        String modules = options.endpoint().isEmpty()
                ? "import aiohttp, boto3, docker, moto, waitress"
                : "import boto3";
        if (!canRun(options.python(), "-c", modules)) {
            throw new RehearsalException(
                    ("%s lacks a module of the emulator: pip install -r .ci/requirements.txt into a "
                            + "virtual environment, and name its python in REHEARSAL_PYTHON.")
                            .formatted(options.python()));
        }
        if (!canRun("docker", "info")) {
            throw new RehearsalException("Docker is not running: start it, or name its address in DOCKER_HOST.");
        }
    }

    private static boolean canRun(String... words) {
        try {
            return Program.of(words).run(_ -> {}).exitCode() == 0;
        } catch (RehearsalException absent) {
            return false;
        }
    }
}
