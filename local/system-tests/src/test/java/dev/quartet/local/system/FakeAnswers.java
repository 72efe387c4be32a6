package dev.quartet.local.system;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Answers a page's {@code /json} in the place of the four services: each has its instances, which take turns. */
final class FakeAnswers {

    private final Map<String, Service> services = new HashMap<>();

    /** Answers in place of the four, none of which has an instance yet. */
    static FakeAnswers to(Page page) {
        FakeAnswers answers = new FakeAnswers();
        page.route("**/json", answers::answer);
        return answers;
    }

    /** The one below this base path, such as {@code /user}. */
    Service at(String basePath) {
        return services.computeIfAbsent(basePath, path -> new Service());
    }

    /** So many asks have come so far. */
    int asks() {
        return services.values().stream().mapToInt(service -> service.asks).sum();
    }

    private void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        at(path.substring(0, path.lastIndexOf('/'))).answer(route);
    }

    /** One of the four. */
    static final class Service {

        private final List<Instance> instances = new ArrayList<>();

        private int asks;

        private int failures;

        private boolean mute;

        Service runs(Instance... started) {
            instances.addAll(List.of(started));
            return this;
        }

        void loses(Instance stopped) {
            instances.remove(stopped);
        }

        /** The next asks are answered by the load balancer: nobody is there. */
        void failsNext(int times) {
            failures = times;
        }

        /** From now on asks hang. */
        void neverAnswers() {
            mute = true;
        }

        int asks() {
            return asks;
        }

        private void answer(Route route) {
            asks++;
            if (mute) {
                return;
            }
            if (failures > 0 || instances.isEmpty()) {
                failures--;
                route.fulfill(new FulfillOptions().setStatus(503));
            } else {
                route.fulfill(new FulfillOptions().setContentType("application/json")
                        .setBody(instances.get(asks % instances.size()).json()));
            }
        }
    }

    /** An instance as {@code /json} tells of it. */
    record Instance(String ip, String version, String commit, Instant startedAt,
            Map<String, @Nullable Object> runtime) {

        /** A task on Fargate that has run for an hour. The higher its address the later it has started. */
        static Instance onFargate(String ip) {
            return new Instance(ip, "1.0.0", "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
                    anHourAgo().plusMillis(Long.parseLong(ip.replace(".", "")) % 1000),
                    runtime("ecs", "FARGATE", "awsvpc", "eu-central-1" + (ip.contains(".10.") ? "a" : "b"), "7"));
        }

        private static Instant anHourAgo() {
            return Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);
        }

        /** A container on an EC2 instance, reached at a port of that. */
        static Instance onEc2(String ip, int hostPort) {
            Instance instance = onFargate(ip);
            instance.runtime.putAll(Map.of("launchType", "EC2", "networkMode", "bridge", "hostPort", hostPort));
            return instance;
        }

        /** A process on a laptop. */
        static Instance onLaptop(String ip) {
            Instance instance = onFargate(ip);
            return new Instance(ip, "1.0.0-SNAPSHOT", instance.commit + "-dirty", instance.startedAt,
                    runtime("process", null, null, null, null));
        }

        Instance of(String otherVersion, String otherCommit, String revision) {
            Map<String, @Nullable Object> changed = new HashMap<>(runtime);
            changed.put("revision", revision);
            return new Instance(ip, otherVersion, otherCommit, startedAt, changed);
        }

        Instance startedNow() {
            return new Instance(ip, version, commit, Instant.now().plusSeconds(1), runtime);
        }

        private static Map<String, @Nullable Object> runtime(String platform, @Nullable String launchType,
                @Nullable String networkMode, @Nullable String zone, @Nullable String revision) {
            Map<String, @Nullable Object> runtime = new HashMap<>();
            for (String unknown : List.of("cluster", "taskArn", "family", "containerIp", "hostIp", "hostPort",
                    "containerInstanceArn")) {
                runtime.put(unknown, null);
            }
            runtime.put("platform", platform);
            runtime.put("launchType", launchType);
            runtime.put("networkMode", networkMode);
            runtime.put("availabilityZone", zone);
            runtime.put("revision", revision);
            return runtime;
        }

        private String json() {
            return JsonMapper.shared().writeValueAsString(Map.of("service", "fake", "version", version, "commit",
                    commit, "ip", ip, "host", "host-of-" + ip, "port", 80, "startedAt", startedAt.toString(), "runtime",
                    runtime));
        }
    }
}
