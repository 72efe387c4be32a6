package dev.quartet.deploy.status;

import dev.quartet.deploy.live.LiveService;
import dev.quartet.deploy.live.Revision;
import dev.quartet.deploy.live.Traffic.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/**
 * A service in one Region.
 *
 * @param state of its deployment, such as {@code COMPLETED}; {@code NOT_RELEASED} where there is none
 * @param wanted tasks; the numbers are 0 where there is no service
 * @param targets registered with the load balancer where requests go
 * @param revision such as {@code quartet-staging-user-service:7}; empty like all texts where it is not known
 * @param commit that the image was built of
 * @param events the newest, first of all
 */
record ServiceStatus(String service, String state, int wanted, int running, int pending, int healthy, int targets,
        String revision, String digest, String commit, boolean isMarkedFailed, List<String> events) {

    private static final int EVENTS = 3;
    private static final int DIGEST = "sha256:".length() + 12;
    private static final int COMMIT = 7;

    static ServiceStatus missing(String service) {
        return new ServiceStatus(service, "NOT_RELEASED", 0, 0, 0, 0, 0, "", "", "", false, List.of());
    }

    static ServiceStatus of(String service, LiveService live, Targets targets, Optional<Revision> revision) {
        return new ServiceStatus(service, live.state(), live.desired(), live.running(), live.pending(), targets
                .healthy(), targets.healthy() + targets.unhealthy() + targets.starting(),
                LiveService.revision(live
                        .taskDefinition()),
                revision.flatMap(Revision::digest).orElse(""), revision.flatMap(known -> known
                        .tag(Revision.COMMIT)).orElse(""),
                revision.filter(Revision::isMarkedFailed)
                        .isPresent(),
                live.events().stream().limit(EVENTS).map(ServiceStatus::event)
                        .toList());
    }

    private static String event(ServiceEvent event) {
        return "%s  %s".formatted(event.createdAt(), LiveService.inShort(event.message()));
    }

    List<String> lines() {
        if (revision.isEmpty()) {
            return List.of("  %-15s not released yet".formatted(service));
        }
        List<String> lines = new ArrayList<>(List.of(
                "  %-15s %s  %d wanted, %d running, %d pending; %d of %d targets healthy"
                        .formatted(service, state, wanted, running, pending, healthy, targets),
                "                  %s%s  image %s  commit %s"
                        .formatted(revision, isMarkedFailed ? " (its release failed)" : "", shortened(digest, DIGEST),
                                shortened(commit, COMMIT))));
        events.forEach(event -> lines.add("                  " + event));
        return lines;
    }

    private static String shortened(String text, int length) {
        return text.isEmpty() ? "unknown" : text.substring(0, Math.min(length, text.length()));
    }
}
