package dev.quartet.deploy.status;

import dev.quartet.deploy.problem.DeployException;
import dev.quartet.deploy.status.Answers.Share;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks services through the load balancer, round after round, and shows who answers. */
final class Watch {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int REMEMBERED = 100;
    private static final int WIDTH = 40;

    private final Map<Watched, Answers> answers = new LinkedHashMap<>();
    private final Screen screen;
    private final Duration pause;

    Watch(List<Watched> watched, Screen screen, Duration pause) {
        watched.forEach(one -> answers.put(one, new Answers(REMEMBERED)));
        this.screen = screen;
        this.pause = pause;
    }

    /** Asks each service so many times. */
    void run(int rounds) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).version(HttpClient.Version.HTTP_1_1)
                .build()) {
            for (int round = 0; round < rounds; round++) {
                if (round > 0) {
                    Thread.sleep(pause);
                }
                ask(client);
                screen.show(lines(), instances());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployException("Interrupted.", e);
        }
    }

    private void ask(HttpClient client) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers.forEach((watched, sofar) -> threads.execute(() -> sofar.add(who(client, watched))));
        }
    }

    private static Instance who(HttpClient client, Watched watched) {
        try {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(watched.identity()).timeout(TIMEOUT)
                    .build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Instance.of(answer.body())
                    : Instance.none("HTTP " + answer.statusCode());
        } catch (IOException _) {
            return Instance.none("no answer");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Instance.none("no answer");
        }
    }

    /** Who has answered for each service, and how much of it. */
    Map<String, List<Share>> shares() {
        Map<String, List<Share>> shares = new LinkedHashMap<>();
        answers.forEach((watched, sofar) -> shares.put(watched.region() + " " + watched.service(), sofar.shares()));
        return shares;
    }

    private List<List<String>> instances() {
        return answers.values().stream().map(sofar -> sofar.shares().stream().map(Share::instance).toList()).toList();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        shares().forEach((service, shares) -> {
            lines.add(service);
            shares.forEach(share -> lines.add("  %-50s %3d %% %s".formatted(share.instance(), share.percent(), "█"
                    .repeat(Math.round(share.percent() * WIDTH / 100f)))));
        });
        return lines;
    }
}
