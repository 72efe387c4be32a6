package dev.quartet.deploy.release;

import dev.quartet.deploy.live.LiveService;
import dev.quartet.deploy.live.LiveServices;
import dev.quartet.deploy.live.Patience;
import dev.quartet.deploy.live.Traffic.Targets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/**
 * Follows a revision into its service. The stack's own success is not enough: after a rollback ECS is steady as well, with
 * the revision from before. So it is over only when ECS has come to exactly this revision, every task of it runs, and those
 * who get the requests are well.
 */
final class Rollout {

    private final String service;
    private final String revisionArn;
    private final LiveServices services;
    private final Supplier<Targets> targets;
    private final StoppedTasks stopped;
    private final Shift shift;
    private final Consumer<String> lines;
    private final Set<String> toldEvents = new HashSet<>();
    private String toldState = "";

    /**
     * Begins; what was before is not told.
     *
     * @param targets asks who gets the service's requests
     * @param lines takes what there is to tell
     */
    Rollout(String service, String revisionArn, LiveServices services, Supplier<Targets> targets, StoppedTasks stopped,
            Shift shift, Consumer<String> lines) {
        this.service = service;
        this.revisionArn = revisionArn;
        this.services = services;
        this.targets = targets;
        this.stopped = stopped;
        this.shift = shift;
        this.lines = lines;
        services.find(service).ifPresent(now -> now.events().forEach(event -> toldEvents.add(event.id())));
    }

    /** Waits until the stack's change is over and the service has come to the revision, or to something else. */
    Verdict follow(Future<?> stack, Patience patience) {
        Verdict verdict = patience.await(() -> look(stack)).orElseGet(() -> {
            stack.cancel(true);
            return new Verdict("it was not done within %s; at AWS it goes on".formatted(patience.limit()));
        });
        stopped.rest().forEach(lines);
        return verdict.with(stopped.gist());
    }

    private Optional<Verdict> look(Future<?> stack) {
        // First the stack: what it has done by now, ECS and the load balancer know.
        boolean isOver = stack.isDone();
        Optional<LiveService> now = services.find(service);
        Targets answering = now.isPresent() ? targets.get() : Targets.NONE;
        now.ifPresent(live -> tell(live, answering));
        stopped.news().forEach(lines);
        if (!isOver) {
            return Optional.empty();
        }
        return failure(stack).or(() -> now.isEmpty()
                ? Optional.of(new Verdict("there is no service %s".formatted(service)))
                : judge(now.get(), answering));
    }

    private static Optional<Verdict> failure(Future<?> stack) {
        try {
            stack.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(new Verdict(ServiceRelease.sentence(e.getCause() == null ? e : e.getCause())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Verdict("interrupted"));
        }
    }

    private Optional<Verdict> judge(LiveService now, Targets answering) {
        if (!now.taskDefinition().equals(revisionArn)) {
            return Optional.of(new Verdict("ECS rolled it back to %s".formatted(LiveService.revision(now
                    .taskDefinition()))));
        }
        if (DeploymentRolloutState.FAILED.toString().equals(now.state())) {
            return Optional.of(new Verdict(now.primary().map(Deployment::rolloutStateReason)
                    .orElse("ECS calls the deployment failed")));
        }
        return now.isSteady() && answering.isWellWith(now.desired()) ? Optional.of(Verdict.GOOD) : Optional.empty();
    }

    private void tell(LiveService now, Targets answering) {
        List<ServiceEvent> events = now.events().stream().filter(event -> toldEvents.add(event.id())).toList();
        events.reversed().stream().map(event -> LiveService.inShort(event.message())).forEach(lines);
        String state = "%s %s: %s; %d healthy, %d unhealthy".formatted(LiveService.revision(now.taskDefinition()), now
                .state(), now.progress(), answering.healthy(), answering.unhealthy());
        if (!state.equals(toldState)) {
            toldState = state;
            lines.accept(state);
        }
        shift.news(now).forEach(lines);
    }
}
