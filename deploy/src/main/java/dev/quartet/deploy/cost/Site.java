package dev.quartet.deploy.cost;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.stack.Stack;
import dev.quartet.deploy.stack.StackPlan;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What an environment has in one Region, asked for what a price of one stack depends on in another.
 *
 * @param sizes service, and what one of its tasks takes up
 */
record Site(Environment environment, String region, StackPlan plan, Map<String, TaskSize> sizes) {

    // network.yaml's choice that gives each task or instance an address of its own.
    private static final String PUBLIC = "public";

    Stream<Stack> stacks(String template) {
        return plan.stacks().stream().filter(stack -> stack.template().equals(template));
    }

    static Stream<JsonNode> resources(Stack stack, String type) {
        return stack.resources().valueStream().filter(resource -> resource.path("Type").asString("").equals(type))
                .map(resource -> resource.path("Properties"));
    }

    boolean isFargate() {
        return environment.launchType() == LaunchType.FARGATE;
    }

    /** Whether tasks, or the instances that they run on, have public addresses. */
    boolean isPublic() {
        return stacks("network").anyMatch(stack -> PUBLIC.equals(stack.parameters().get("NetworkChoice")));
    }

    /** How many zones its subnets are in. */
    int zones() {
        return (int) stacks("network").flatMap(stack -> resources(stack, "AWS::EC2::Subnet"))
                .map(subnet -> subnet.path("AvailabilityZone")).distinct().count();
    }

    TaskSize size(String service) {
        return Objects.requireNonNull(sizes.get(service), service);
    }

    /** The fewest tasks that a service has: scaling's lower bound, or the one that ECS starts with. */
    int tasks(String service) {
        return plan.stacks().stream().filter(stack -> stack.service().equals(service))
                .flatMap(stack -> resources(stack, "AWS::ApplicationAutoScaling::ScalableTarget"))
                .mapToInt(bounds -> bounds.path("MinCapacity").asInt(0)).findFirst().orElse(1);
    }

    /** The same of all services. */
    int tasks() {
        return services().mapToInt(this::tasks).sum();
    }

    Stream<String> services() {
        return stacks("service").map(Stack::service);
    }

    Strategy strategy() {
        return stacks("cluster-fargate").findFirst().map(Strategy::of).orElse(new Strategy(0, 1, 0, 0));
    }

    /** Instances of a type that the tasks need, a kind of task after the other. */
    int instances(String type) {
        InstanceSize instance = InstanceSize.of(type);
        int most = services().mapToInt(service -> instance.tasks(size(service), environment.networkMode())).min()
                .orElse(1);
        return Math.ceilDiv(tasks(), most);
    }
}
