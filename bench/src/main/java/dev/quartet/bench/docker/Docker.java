package dev.quartet.bench.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.quartet.bench.machine.Command;
import dev.quartet.bench.machine.CommandFailedException;
import dev.quartet.bench.machine.EndingException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Docker that the command line talks to. What was started here ends with {@link #close}. */
public final class Docker implements AutoCloseable {

    private static final String LABEL = "dev.quartet.bench";
    private static final int SWEEPS = 3;

    private final DockerHttpClient api;
    private final String label;
    private final JsonMapper json = new JsonMapper();
    private volatile boolean closed;

    private Docker(DockerHttpClient api, String label) {
        this.api = api;
        this.label = label;
    }

    /**
     * Connects.
     *
     * @throws CommandFailedException when there is none
     */
    public static Docker connect() {
        if (!Command.isInstalled("docker")) {
            throw new CommandFailedException("There is no docker here: install Docker Engine, or Debian's docker.io.");
        }
        Command.of("docker", "version", "--format", "{{.Server.Version}}").output();
        String host = Command.of("docker", "context", "inspect", "--format", "{{.Endpoints.docker.Host}}").output();
        DockerHttpClient api = new ZerodepDockerHttpClient.Builder().dockerHost(URI.create(host)).build();
        return new Docker(api, LABEL + '=' + ProcessHandle.current().pid());
    }

    public String version() {
        return Command.of("docker", "version", "--format", "{{.Server.Version}}").output();
    }

    /** Gets the image, so that no start waits for it; one that is in no registry has to be here already. */
    public void pull(String image) {
        try {
            Command.of("docker", "pull", "--quiet", image).output();
        } catch (CommandFailedException notThere) {
            sizeOnDisk(image);
        }
    }

    /** Starts a container; it is the caller's to close. */
    public Container run(Launch launch) {
        if (closed) {
            throw new EndingException();
        }
        return new Container(this, Command.of(launch.words(label)).output(), launch);
    }

    /** Removes this name of an image, and the image when it has no other. */
    public void forget(String image) {
        Command.of("docker", "rmi", image).output();
    }

    /** What the image's layers take on this disk, in bytes. */
    public long sizeOnDisk(String image) {
        return Long.parseLong(Command.of("docker", "image", "inspect", "--format", "{{.Size}}", image).output());
    }

    /** Removes every container that was started here, also one that is just starting. */
    @Override
    public void close() {
        closed = true;
        for (int sweep = 0; sweep < SWEEPS && removeAll(); sweep++) {
            Thread.onSpinWait();
        }
        try {
            api.close();
        } catch (IOException ended) {
            // Nothing is left to be told to it.
            return;
        }
    }

    Counters counters(String id) {
        return Counters.of(get("/containers/" + id + "/stats?stream=false&one-shot=true"));
    }

    private boolean removeAll() {
        List<String> found = Command.of("docker", "ps", "--all", "--quiet", "--filter", "label=" + label)
                .output()
                .lines()
                .toList();
        if (found.isEmpty()) {
            return false;
        }
        List<String> remove = new ArrayList<>(List.of("docker", "rm", "--force"));
        remove.addAll(found);
        Command.of(remove).output();
        return true;
    }

    private JsonNode get(String path) {
        var request = DockerHttpClient.Request.builder().method(DockerHttpClient.Request.Method.GET).path(path).build();
        try (DockerHttpClient.Response response = api.execute(request)) {
            return json.readTree(response.getBody().readAllBytes());
        } catch (IOException failure) {
            throw new CommandFailedException("Docker did not answer (" + failure.getMessage() + ").", failure);
        }
    }
}
