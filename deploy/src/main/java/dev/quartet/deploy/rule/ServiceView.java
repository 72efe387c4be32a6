package dev.quartet.deploy.rule;

import dev.quartet.deploy.environment.NetworkMode;
import dev.quartet.deploy.taskdefinition.TaskDefinition;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One service, from all sides.
 *
 * @param name such as {@code user-service}
 * @param definition what it runs in this deployment
 */
record ServiceView(String name, Project project, Deployment deployment, TaskDefinition definition) {

    NetworkMode networkMode() {
        return deployment.environment().networkMode();
    }

    /** The container of the service's own name; missing if there is none. */
    JsonNode container() {
        return definition.container(name).orElse(MissingNode.getInstance());
    }

    Optional<String> variable(String variable) {
        return TaskDefinition.variable(container(), variable);
    }

    /** The service as its stack declares it; missing if there is none. */
    JsonNode ecsService() {
        return resources("AWS::ECS::Service").findFirst().orElse(MissingNode.getInstance());
    }

    Stream<JsonNode> targetGroups() {
        return resources("AWS::ElasticLoadBalancingV2::TargetGroup");
    }

    Stream<JsonNode> resources(String type) {
        return deployment.resources(name, type);
    }
}
