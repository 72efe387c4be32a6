package dev.quartet.deploy.release;

import dev.quartet.deploy.live.LiveService;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;

/** How far a release that moves requests from one target group to the other has come. */
final class Shift {

    private final EcsClient ecs;
    private boolean isKnown = true;
    private String told = "";

    Shift(EcsClient ecs) {
        this.ecs = ecs;
    }

    /** A line if it has come on since the last call; nothing for a service that is replaced task by task. */
    List<String> news(LiveService now) {
        if (!isKnown || isRolling(now)) {
            return List.of();
        }
        String state = newest(now).map(Shift::state).orElse(told);
        if (state.equals(told)) {
            return List.of();
        }
        told = state;
        return List.of(state);
    }

    private static boolean isRolling(LiveService now) {
        return now.service().deploymentConfiguration() == null
                || now.service().deploymentConfiguration().strategy() == null
                || now.service().deploymentConfiguration().strategy() == DeploymentStrategy.ROLLING;
    }

    private Optional<ServiceDeployment> newest(LiveService now) {
        try {
            return ecs.listServiceDeployments(request -> request.cluster(now.service().clusterArn())
                    .service(now.service().serviceName())).serviceDeployments().stream()
                    .max(Comparator.comparing(ServiceDeploymentBrief::createdAt)).stream()
                    .flatMap(this::describe).findFirst();
        } catch (EcsException _) {
            // It only makes the lines richer; an emulator may not know it, and a role may not be allowed to ask.
            isKnown = false;
            return Optional.empty();
        }
    }

    private Stream<ServiceDeployment> describe(ServiceDeploymentBrief brief) {
        return ecs.describeServiceDeployments(request -> request.serviceDeploymentArns(brief.serviceDeploymentArn()))
                .serviceDeployments().stream();
    }

    private static String state(ServiceDeployment deployment) {
        String stage = deployment.lifecycleStage() == null ? "" : ", " + deployment.lifecycleStageAsString();
        String reason = deployment.statusReason() == null ? "" : ": " + deployment.statusReason();
        return "requests move: %s%s%s".formatted(deployment.statusAsString(), stage, reason);
    }
}
