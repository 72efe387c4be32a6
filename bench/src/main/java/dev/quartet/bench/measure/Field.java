package dev.quartet.bench.measure;

import dev.quartet.bench.docker.Container;
import dev.quartet.bench.docker.Docker;
import dev.quartet.bench.docker.Launch;
import dev.quartet.bench.image.Subject;
import dev.quartet.bench.machine.CommandFailedException;
import dev.quartet.bench.machine.FreePort;
import dev.quartet.local.launcher.project.QuartetService;
import dev.quartet.local.standin.Buckets;
import dev.quartet.local.standin.StandIns;
import dev.quartet.local.standin.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the containers run: Docker, and the stand-ins for AWS beside it, outside every container's limits. */
public final class Field implements AutoCloseable {

    static final String READY = "/readyz";
    static final Duration PATIENCE = Duration.ofMinutes(4);
    static final int MEMORY_MIB = 512;

    private static final String NGINX_SETTINGS = ":/app/nginx.conf";

    private final Docker docker;
    private final StandIns standIns;
    private final int neighbour = FreePort.find();

    private Field(Docker docker, StandIns standIns) {
        this.docker = docker;
        this.standIns = standIns;
    }

    /** Starts the stand-ins with the services' tables and bucket. */
    public static Field open(Docker docker) {
        StandIns standIns = StandIns.startInMemory();
        try (var dynamoDb = standIns.dynamoDbClient(); var s3 = standIns.s3Client()) {
            Tables tables = new Tables(dynamoDb);
            tables.createPeople(QuartetService.USER.store());
            tables.createArticles(QuartetService.NEWS.store());
            tables.createPosts(QuartetService.BLOG.store());
            new Buckets(s3).create(QuartetService.MARKET.store());
        }
        return new Field(docker, standIns);
    }

    /** Where the blog's neighbour answers, base path included. */
    URI neighbour() {
        return URI.create("http://127.0.0.1:" + neighbour + QuartetService.USER.basePath());
    }

    /** Starts one with 512 MiB; 0 CPUs leaves them unlimited. */
    Container start(Subject subject, double cpus) {
        return start(subject, cpus, Map.of(), FreePort.find());
    }

    /** The user-service that the blog asks for its authors. */
    Container startNeighbour(Subject user) {
        return start(user, 0, Map.of("BASE_PATH", QuartetService.USER.basePath()), neighbour);
    }

    Container startBehindFrontDoor(Subject user, double cpus) {
        return start(user, cpus, Map.of("BASE_PATH", QuartetService.USER.basePath()), FreePort.find());
    }

    /** Starts one and waits until it is ready. */
    Container startReady(Subject subject, double cpus) {
        return ready(start(subject, cpus), READY);
    }

    static Container ready(Container container, String path) {
        try {
            container.awaitReady(path, PATIENCE);
            return container;
        } catch (CommandFailedException failure) {
            container.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        standIns.close();
    }

    private Container start(Subject subject, double cpus, Map<String, String> more, int port) {
        subject.mounts().forEach(mount -> listenOn(port, mount));
        Map<String, String> environment = new HashMap<>(environment(subject));
        environment.putAll(more);
        return docker.run(new Launch(subject.name(), subject.image(), environment, subject.mounts(), cpus, MEMORY_MIB,
                port));
    }

    private Map<String, String> environment(Subject subject) {
        QuartetService service = subject.service();
        if (service == null) {
            return Map.of();
        }
        Map<String, String> environment = new HashMap<>(standIns.environment());
        environment.put(service == QuartetService.MARKET ? "BUCKET_NAME" : "TABLE_NAME", service.store());
        environment.put("USER_SERVICE_URL", neighbour().toString());
        environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
        return environment;
    }

    // nginx reads no environment: its settings are written anew for each container.
    private static void listenOn(int port, String mount) {
        if (!mount.endsWith(NGINX_SETTINGS)) {
            return;
        }
        Path file = Path.of(mount.substring(0, mount.length() - NGINX_SETTINGS.length()));
        try {
            List<String> lines = Files.readAllLines(file).stream()
                    .map(line -> line.replaceFirst("listen .*;", "listen 127.0.0.1:" + port + ";"))
                    .toList();
            Files.write(file, lines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
