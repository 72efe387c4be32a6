package dev.quartet.deploy.rule;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.stack.Stack;
import dev.quartet.deploy.stack.StackPlan;
import dev.quartet.deploy.taskdefinition.TaskDefinition;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What an environment puts into one Region.
 *
 * @param taskDefinitions service, and what it runs
 */
record Deployment(Environment environment, String region, StackPlan plan, Map<String, TaskDefinition> taskDefinitions) {

    /** The declarations of a resource type, in the stacks of a service or in those of all. */
    Stream<JsonNode> resources(String service, String type) {
        return plan.stacks().stream().filter(stack -> stack.service().equals(service))
                .flatMap(stack -> resources(stack, type));
    }

    private static Stream<JsonNode> resources(Stack stack, String type) {
        return stack.resources().valueStream().filter(resource -> resource.path("Type").asString().equals(type))
                .map(resource -> resource.path("Properties"));
    }

    /** The values that all resources of a type have for one of their properties. */
    Stream<String> names(String type, String property) {
        return plan.stacks().stream().flatMap(stack -> resources(stack, type))
                .map(resource -> resource.path(property).asString());
    }

    String where(String service) {
        String place = "%s in %s".formatted(environment.name(), region);
        return service.isEmpty() ? place : "%s, %s".formatted(service, place);
    }
}
