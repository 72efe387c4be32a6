package dev.quartet.bench.docker;

import dev.quartet.bench.machine.Command;
import dev.quartet.bench.machine.CommandFailedException;
import dev.quartet.bench.machine.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A container that runs. */
public final class Container implements AutoCloseable {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(15);
    private static final int QUESTIONS_UNTIL_A_LOOK = 100;
    private static final long KIBI = 1024;
    private static final int OK = 200;

    private final Docker docker;
    private final String id;
    private final Launch launch;

    Container(Docker docker, String id, Launch launch) {
        this.docker = docker;
        this.id = id;
        this.launch = launch;
    }

    /** Where it answers, such as {@code http://127.0.0.1:41207}. */
    public URI origin() {
        return URI.create("http://127.0.0.1:" + launch.port());
    }

    /**
     * Waits until it answers 200 at this path.
     *
     * @throws CommandFailedException when it ends first, or needs longer
     */
    public void awaitReady(String path, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        HttpRequest request = HttpRequest.newBuilder(origin().resolve(path)).timeout(Duration.ofSeconds(5)).build();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int asked = 1; !isReady(client, request); asked++) {
                if (System.nanoTime() > deadline || (asked % QUESTIONS_UNTIL_A_LOOK == 0 && hasEnded())) {
                    throw new CommandFailedException(launch.name() + " did not become ready: " + log());
                }
                Pause.of(BETWEEN_QUESTIONS);
            }
        }
    }

    public Counters counters() {
        return docker.counters(id);
    }

    /** What its processes hold in memory, shared pages of files included. */
    public long residentBytes() {
        return Command.of("docker", "top", id, "-o", "pid,rss")
                .output()
                .lines()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+", -1)[1]) * KIBI)
                .sum();
    }

    /** Gives it another share of the CPUs from now on. */
    public void limit(double cpus) {
        Command.of("docker", "update", "--cpus", Double.toString(cpus), id).output();
    }

    @Override
    public void close() {
        Command.of("docker", "rm", "--force", id).output();
    }

    private static boolean isReady(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("The measurement was interrupted.", told);
        }
    }

    private boolean hasEnded() {
        return !"true".equals(Command.of("docker", "inspect", "--format", "{{.State.Running}}", id).output());
    }

    private String log() {
        return Command.of("sh", "-c", "docker logs --tail 8 \"$0\" 2>&1", id).output();
    }
}
