package dev.quartet.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the play needs: a clone of this project that may be changed, a registry, and the emulator.
 *
 * @param root of the project, whose tool is rehearsed
 * @param copy what is released; commits are made in it
 * @param imageBase that images stand on here; empty for what the POM says
 * @param registry its host and port
 * @param api where the emulator answers for AWS
 * @param others containers that were there before
 */
record Stage(Path root, Path copy, String imageBase, String python, String registry, String api,
        List<String> others, List<Background> programs) implements AutoCloseable {

    static final Map<String, String> CREDENTIALS = Map.of("AWS_ACCESS_KEY_ID", "rehearsal", "AWS_SECRET_ACCESS_KEY",
            "rehearsal");

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String REGION = "ap-northeast-1";
    private static final Pattern REGISTRY_LISTENS = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");
    private static final Pattern EMULATOR_LISTENS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)");

    static Stage set(Path root, Path work, Options options) {
        Path run = work.resolve(options.isPipeline() ? "pipeline" : "run");
        delete(run);
        Path copy = run.resolve("quartet");
        Program.of("git", "clone", "--quiet", root.toString(), copy.toString()).output();
        List<Background> programs = new ArrayList<>();
        String registry = options.registry().isEmpty() ? startRegistry(run, programs) : options.registry();
        configureMaven(copy, options.imageBase());
        String api = options.endpoint().isEmpty()
                ? startEmulator(root, run, registry, options, programs)
                : options.endpoint();
        return new Stage(root, copy, options.imageBase(), options.python(), registry, api, running(), programs);
    }

    private static String startRegistry(Path run, List<Background> programs) {
        Path configuration = run.resolve("registry.yaml");
        write(configuration, "{version: 0.1, http: {addr: '127.0.0.1:0'}, storage: {filesystem: {rootdirectory: '"
                + run.resolve("registry") + "'}}}\n");
        Background registry = Background.start(Program.of("docker-registry", "serve", configuration.toString()), run
                .resolve("registry.log"));
        programs.add(registry);
        return registry.awaitLine(REGISTRY_LISTENS);
    }

    private static String startEmulator(Path root, Path run, String registry, Options options,
            List<Background> programs) {
        Program emulator = Program.of(options.python(), "-m", "emulator", "--port", "0", "--state", run.resolve(
                "emulator").toString(), "--registry", registry, "--speed", options.speed())
                .in(root.resolve("deploy/rehearsal"));
        Background started = Background.start(emulator.with(Map.of("PYTHONUNBUFFERED", "1")), run.resolve(
                "emulator.log"));
        programs.add(started);
        return started.awaitLine(EMULATOR_LISTENS);
    }

    /** Plain HTTP, because the registry is on this machine; and the base that images stand on. Git is told to look away. */
    private static void configureMaven(Path copy, String imageBase) {
        write(copy.resolve(".mvn/maven.config"), "-Djib.allowInsecureRegistries=true\n-Dimage.base=%s\n".formatted(
                imageBase));
        Program.of("git", "update-index", "--assume-unchanged", ".mvn/maven.config").in(copy).output();
    }

    /** What the last rehearsal left, for those who wanted to look at it. */
    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A run of the tool, with nobody's credentials and the emulator in the place of AWS. */
    Program tool(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(root.resolve("deploy/quartet").toString()));
        words.addAll(arguments);
        return new Program(words, copy, cloud()).with(CREDENTIALS).with(Map.of("QUARTET_ROOT", copy.toString()));
    }

    /** A file of the clone. */
    String read(String file) {
        try {
            return Files.readString(copy.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What every program needs that is to take the emulator for AWS; credentials, which nobody checks, are not among it. */
    Map<String, String> cloud() {
        return Map.of(
                "AWS_ENDPOINT_URL", api,
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    }

    /** Another clone, of that clone, in which images can be built, too. */
    Path clone(String name) {
        Path clone = copy.resolveSibling(name);
        Program.of("git", "clone", "--quiet", copy.toString(), clone.toString()).output();
        configureMaven(clone, imageBase);
        return clone;
    }

    /** What {@code status} tells about an environment's one Region. */
    JsonNode status(String environment) {
        JsonNode status = MAPPER.readTree(tool(List.of("status", environment, "--output", "json")).standardOutput());
        return status.path("regions").path(0);
    }

    /** Somebody at the load balancer of an environment. */
    Visitor visitor(String environment) {
        String address = status(environment).path("address").asString("");
        if (address.isEmpty()) {
            throw new RehearsalException("status does not tell the address of %s.".formatted(environment));
        }
        return new Visitor(URI.create(address));
    }

    /** What the emulator has, a line each, by a look at the lists of all its services. */
    String listed() {
        return new Program(List.of(python, "-m", "emulator.left", api, REGION), root.resolve("deploy/rehearsal"), Map
                .of()).output();
    }

    /** The ids of the containers that run and were not there before. */
    List<String> containers() {
        return running().stream().filter(id -> !others.contains(id)).toList();
    }

    /** The id of a task's container, by the label that ECS's own agent gives it. */
    String container(String task) {
        return Program.of("docker", "ps", "--format", "{{.ID}} {{.Label \"com.amazonaws.ecs.task-arn\"}}").output()
                .lines()
                .filter(line -> line.endsWith('/' + task)).map(line -> line.substring(0, line.indexOf(' '))).findFirst()
                .orElseThrow(() -> new RehearsalException("No container runs as task %s.".formatted(task)));
    }

    private static List<String> running() {
        return Program.of("docker", "ps", "--quiet").output().lines().toList();
    }

    /** The commit that the clone stands at. */
    String commit() {
        return git("rev-parse", "HEAD");
    }

    /** Changes files as somebody would, or none, commits that, and gives the commit. */
    String commit(String message, Edit... edits) {
        List.of(edits).forEach(edit -> edit.in(copy));
        git("-c", "user.name=rehearsal", "-c", "user.email=rehearsal@example.com", "commit", "--quiet", "--all",
                "--allow-empty", "--message", message);
        return commit();
    }

    /** Runs git in the clone. */
    String git(String... arguments) {
        List<String> words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments));
        return new Program(words, copy, new HashMap<>()).output();
    }

    @Override
    public void close() {
        programs.reversed().forEach(Background::close);
    }
}
