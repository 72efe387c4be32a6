package dev.quartet.deploy.live;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/**
 * A service as ECS tells it.
 *
 * @param service ECS's answer
 */
public record LiveService(Service service) {

    private static final Pattern SERVICE = Pattern.compile("^\\(service [^)]*\\) ?");
    private static final Pattern TARGET_GROUP = Pattern.compile("arn:[^ )]*:targetgroup/([^/ )]+)[^ )]*");

    /** How many tasks there should be. */
    public int desired() {
        return service.desiredCount();
    }

    public int running() {
        return service.runningCount();
    }

    public int pending() {
        return service.pendingCount();
    }

    /** The deployment that ECS works towards, or has come to; the others are on their way out. */
    public Optional<Deployment> primary() {
        return service.deployments().stream().filter(deployment -> "PRIMARY".equals(deployment.status())).findFirst();
    }

    /** The ARN of the revision that ECS works towards, or has come to. */
    public String taskDefinition() {
        return primary().map(Deployment::taskDefinition).orElseGet(service::taskDefinition);
    }

    /** Such as {@code COMPLETED}; {@code UNKNOWN} where ECS does not say. */
    public String state() {
        return primary().map(Deployment::rolloutStateAsString).orElse("UNKNOWN");
    }

    /** Whether the deployment is over and every task that should run does. */
    public boolean isSteady() {
        return DeploymentRolloutState.COMPLETED.toString().equals(state()) && running() == desired();
    }

    /** How far the deployment is, in words: its own tasks, and those of others that are still there. */
    public String progress() {
        int own = primary().map(Deployment::runningCount).orElse(running());
        String others = running() > own ? ", %d of others".formatted(running() - own) : "";
        return "%d of %d running%s".formatted(own, desired(), others);
    }

    /** What an event or a stopped task says, without what everybody knows and without long names. */
    public static String inShort(String message) {
        return TARGET_GROUP.matcher(SERVICE.matcher(message).replaceFirst("")).replaceAll("$1");
    }

    /** The newest first. */
    public List<ServiceEvent> events() {
        return service.events();
    }

    /** What tells a revision apart, such as {@code quartet-staging-user-service:7}. */
    public static String revision(String taskDefinitionArn) {
        return taskDefinitionArn.substring(taskDefinitionArn.lastIndexOf('/') + 1);
    }
}
