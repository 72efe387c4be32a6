package dev.quartet.bench.image;

import dev.quartet.bench.machine.Command;
import dev.quartet.bench.machine.CommandFailedException;
import dev.quartet.bench.machine.FreePort;
import dev.quartet.bench.machine.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A registry on the loopback address, where every image of a run is pushed and counted. */
public final class Registry implements AutoCloseable {

    /** Names that Docker, too, trusts without a certificate. */
    public static final String LOOPBACK = "(127\\.0\\.0\\.1|localhost):[0-9]+";

    private static final String PROGRAM = "docker-registry";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MANIFESTS = "application/vnd.docker.distribution.manifest.v2+json, "
            + "application/vnd.oci.image.manifest.v1+json";

    private final String address;
    private final @Nullable Process process;
    private final HttpClient client = HttpClient.newHttpClient();

    private Registry(String address, @Nullable Process process) {
        this.address = address;
        this.process = process;
    }

    /** One that runs already, such as {@code 127.0.0.1:5000}. */
    public static Registry at(String address) {
        return new Registry(address, null);
    }

    /**
     * Starts Debian's registry over this directory.
     *
     * @throws CommandFailedException when it is not installed or does not start
     */
    public static Registry start(Path directory) throws IOException {
        if (!Command.isInstalled(PROGRAM)) {
            throw new CommandFailedException("There is no " + PROGRAM + " here: `apt-get install " + PROGRAM
                    + "`, or name one that runs, on the loopback address, with --registry HOST:PORT.");
        }
        int port = FreePort.find();
        Command.of("rm", "-rf", directory.toString()).output();
        Files.createDirectories(directory);
        Path settings = directory.resolve("registry.yml");
        Files.writeString(settings, settings(directory, port));
        Process process = new ProcessBuilder(PROGRAM, "serve", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("registry.log").toFile())
                .start();
        Registry registry = new Registry("127.0.0.1:" + port, process);
        registry.awaitAnswer();
        return registry;
    }

    public String address() {
        return address;
    }

    /**
     * The one that holds this image.
     *
     * @throws CommandFailedException when it is not on the loopback address
     */
    public static Registry of(String image) {
        String address = image.replaceFirst("/.*", "");
        if (!address.matches(LOOPBACK)) {
            throw new CommandFailedException(image + " is in no registry on the loopback address.");
        }
        return at(address);
    }

    /** What the registry keeps under this reference, {@code ADDRESS/NAME:TAG} or {@code ADDRESS/NAME@DIGEST}. */
    public Manifest manifest(String image) {
        int end = image.contains("@") ? image.indexOf('@') : image.lastIndexOf(':');
        String name = image.substring(address.length() + 1, end);
        HttpResponse<String> answer = get("/v2/" + name + "/manifests/" + image.substring(end + 1));
        if (answer.statusCode() != 200) {
            throw new CommandFailedException("The registry has no " + image + " (" + answer.statusCode() + ").");
        }
        return Manifest.parse(answer.body());
    }

    /** Whether it is ours, and all that is in it of no use afterwards. */
    public boolean isTemporary() {
        return process != null;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }

    private static String settings(Path directory, int port) {
        return """
                version: 0.1
                log:
                  level: error
                storage:
                  filesystem:
                    rootdirectory: %s
                http:
                  addr: 127.0.0.1:%d
                """.formatted(directory.toAbsolutePath().resolve("data"), port);
    }

    private void awaitAnswer() {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!answers()) {
            if (Instant.now().isAfter(deadline)) {
                throw new CommandFailedException("The registry does not answer at " + address + ".");
            }
            Pause.of(Duration.ofMillis(50));
        }
    }

    private boolean answers() {
        try {
            return get("/v2/").statusCode() == 200;
        } catch (CommandFailedException notYet) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path)).header("Accept",
                MANIFESTS).timeout(Duration.ofSeconds(10)).build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new CommandFailedException("The registry at " + address + " does not answer (" + failure.getMessage()
                    + ").", failure);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("The measurement was interrupted.", told);
        }
    }
}
