package dev.quartet.deploy.scale;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.live.LiveService;
import dev.quartet.deploy.live.LiveServices;
import dev.quartet.deploy.live.Patience;
import dev.quartet.deploy.live.Traffic.Targets;
import dev.quartet.deploy.problem.DeployException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The number of tasks of one service in one Region. The number of a service that scales by load is changed by its bounds:
 * when they change, Application Auto Scaling moves the current number inside ("RegisterScalableTarget", Application Auto
 * Scaling API Reference). Both bounds are the same, because else a number between them would stay as it is.
 *
 * @param parameters of the stack with the bounds; empty if there is none
 * @param change gives parameters of that stack other values, and returns when that is over
 * @param targets asks who gets the service's requests
 * @param lines takes what there is to tell
 */
record Scaling(Environment environment, String service, Function<String, Optional<Map<String, String>>> parameters,
        Consumer<Map<String, String>> change, LiveServices services, Supplier<Targets> targets,
        Consumer<String> lines) {

    /**
     * Brings the service to so many tasks, and waits for them.
     *
     * @throws DeployException if it cannot, or has not come to that in time
     */
    void to(int tasks, Patience patience) {
        String stack = stack(environment, service);
        Map<String, String> bounds = parameters.apply(stack).orElseThrow(() -> new DeployException(
                "%s has no stack %s, which says how many tasks there are: deploy/quartet release %s %s makes it."
                        .formatted(service, stack, environment.name(), service)));
        warnOfPromotion(bounds);
        lines.accept("%s to %s tasks before, %d now".formatted(bounds.get("MinimumTasks"), bounds.get("MaximumTasks"),
                tasks));
        change.accept(Map.of("MinimumTasks", String.valueOf(tasks), "MaximumTasks", String.valueOf(tasks)));
        follow(tasks, patience);
        lines.accept("done: %d wanted, running and healthy. The next deploy/quartet up %s puts back what its file says."
                .formatted(tasks, environment.name()));
    }

    static String stack(Environment environment, String service) {
        return "quartet-%s-%s-scaling".formatted(environment.name(), service);
    }

    private void warnOfPromotion(Map<String, String> bounds) {
        String start = bounds.getOrDefault("PromotionStart", "");
        String end = bounds.getOrDefault("PromotionEnd", "");
        if (!start.isEmpty() && !end.isEmpty()) {
            lines.accept("A promotion will change this again: %s to %s tasks from %s until %s (%s)".formatted(
                    bounds.get(
                            "PromotionMinimumTasks"),
                    bounds.get("PromotionMaximumTasks"), start, end, bounds.get("TimeZone")));
        }
    }

    private void follow(int tasks, Patience patience) {
        Told told = new Told(lines);
        if (patience.await(() -> look(tasks, told)).isEmpty()) {
            throw new DeployException(
                    "%s has not come to %d healthy tasks within %s; at AWS it goes on: deploy/quartet status %s shows it."
                            .formatted(service, tasks, patience.limit(), environment.name()));
        }
    }

    private Optional<LiveService> look(int tasks, Told told) {
        LiveService now = services.find(service).orElseThrow(() -> new DeployException(
                "There is no service %s in the cluster of %s.".formatted(service, environment.name())));
        Targets answering = targets.get();
        told.tell("%d wanted, %d running, %d pending, %d healthy".formatted(now.desired(), now.running(), now.pending(),
                answering.healthy()));
        return now.desired() == tasks && now.running() == tasks && answering.isWellWith(tasks)
                ? Optional.of(now)
                : Optional.empty();
    }

    private static final class Told {

        private final Consumer<String> lines;
        private String last = "";

        Told(Consumer<String> lines) {
            this.lines = lines;
        }

        void tell(String line) {
            if (!line.equals(last)) {
                last = line;
                lines.accept(line);
            }
        }
    }
}
