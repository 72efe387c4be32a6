package dev.quartet.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asks for a page so many times a second, whether the last answer has come or not, and counts every answer: to the phase in
 * which it was asked for.
 */
final class SteadyLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile Phase phase;
    private final List<Phase> phases = new ArrayList<>();
    private final HttpRequest request;

    SteadyLoad(URI target, int perSecond, String firstPhase) {
        this.request = HttpRequest.newBuilder(target).timeout(PATIENCE).build();
        Phase first = new Phase(firstPhase);
        this.phase = first;
        this.phases.add(first);
        long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
        var _ = clock.scheduleAtFixedRate(this::ask, 0, period, TimeUnit.NANOSECONDS);
    }

    /** What is asked from now on counts to this one. */
    Phase begin(String name) {
        Phase next = new Phase(name);
        phases.add(next);
        phase = next;
        return next;
    }

    private void ask() {
        Phase asked = phase;
        asked.asking();
        long begin = System.nanoTime();
        var _ = client.sendAsync(request, BodyHandlers.ofString())
                .handle((response, error) -> {
                    Duration time = Duration.ofNanos(System.nanoTime() - begin);
                    asked.add(response == null ? Answer.none(error, time) : answer(response, time));
                    return null;
                });
    }

    private static Answer answer(HttpResponse<String> response, Duration time) {
        return response.statusCode() == 200
                ? Answer.good(time)
                : Answer.bad("status " + response.statusCode(), time);
    }

    /** Ends the phase, begins another, and gives the one that has ended once its last answer has come. */
    Phase end(Phase ended, String next) {
        begin(next);
        Waiting.until(PATIENCE.plusSeconds(5), "every answer of " + ended.name(),
                () -> ended.isSettled() ? ended : null);
        return ended;
    }

    /** All phases, in their order. */
    List<Phase> phases() {
        return List.copyOf(phases);
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }

    /** One answer, or none: {@code failure} is empty for a good one. */
    record Answer(String failure, Duration time) {

        static Answer good(Duration time) {
            return new Answer("", time);
        }

        static Answer bad(String failure, Duration time) {
            return new Answer(failure, time);
        }

        static Answer none(Throwable error, Duration time) {
            return new Answer(error.getCause() instanceof IOException cause ? cause.toString() : error.toString(),
                    time);
        }
    }
}
