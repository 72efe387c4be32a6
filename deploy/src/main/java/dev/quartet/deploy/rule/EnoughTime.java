package dev.quartet.deploy.rule;

import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A task gets the time that it needs to become ready, and to end what it has begun. */
final class EnoughTime implements Rule {

    // The longest that Fargate waits ("stopTimeout" in "Amazon ECS task definition parameters for Fargate", Amazon ECS
    // Developer Guide).
    private static final int MOST_SECONDS = 120;

    @Override
    public String name() {
        return "enough time";
    }

    @Override
    public void check(ServiceView service, Consumer<String> complaints) {
        checkStart(service, complaints);
        service.targetGroups().forEach(group -> checkEnd(service, group, complaints));
    }

    /** Until it is ready, and the load balancer has found that out. */
    private static void checkStart(ServiceView service, Consumer<String> complaints) {
        double grace = service.ecsService().path("HealthCheckGracePeriodSeconds").asDouble(0);
        double checks = service.targetGroups().mapToDouble(group -> group.path("HealthyThresholdCount").asDouble(5)
                * group.path("HealthCheckIntervalSeconds").asDouble(30)).max().orElse(0);
        service.project().slowestStart(service.name()).ifPresentOrElse(start -> {
            if (grace < start + checks) {
                complaints
                        .accept("the grace period is %.0f s, and a start took %.1f s, and then %.0f s of health checks."
                                .formatted(grace, start, checks));
            }
        }, () -> complaints.accept("nobody has measured how long it takes to start: run mvn -Pbench."));
    }

    private static void checkEnd(ServiceView service, JsonNode group, Consumer<String> complaints) {
        long delay = StreamSupport.stream(group.path("TargetGroupAttributes").spliterator(), false)
                .filter(attribute -> attribute.path("Key").asString().equals("deregistration_delay.timeout_seconds"))
                .mapToLong(attribute -> attribute.path("Value").asLong(0)).findFirst().orElse(300);
        long phase = service.project().shutdownPhase().toSeconds();
        long stop = service.container().path("stopTimeout").asLong(30);
        if (delay + phase >= stop) {
            complaints.accept("stopTimeout is %d s, and deregistration takes %d s and shutting down %d s.".formatted(
                    stop, delay, phase));
        }
        if (stop > MOST_SECONDS) {
            complaints.accept("stopTimeout is %d s, and Fargate waits for %d s at most.".formatted(stop, MOST_SECONDS));
        }
    }
}
