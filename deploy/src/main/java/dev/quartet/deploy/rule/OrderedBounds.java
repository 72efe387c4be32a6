package dev.quartet.deploy.rule;

import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The least tasks of a service are not more than the most, at any hour. */
final class OrderedBounds implements Rule {

    @Override
    public String name() {
        return "bounds in order";
    }

    @Override
    public void check(ServiceView service, Consumer<String> complaints) {
        service.resources("AWS::ApplicationAutoScaling::ScalableTarget").flatMap(OrderedBounds::bounds).forEach(
                bounds -> {
                    int least = bounds.path("MinCapacity").asInt();
                    int most = bounds.path("MaxCapacity").asInt();
                    if (least > most) {
                        complaints.accept("it scales from %d tasks to %d.".formatted(least, most));
                    }
                });
    }

    private static Stream<JsonNode> bounds(JsonNode target) {
        return Stream.concat(Stream.of(target), target.path("ScheduledActions").valueStream().map(action -> action.path(
                "ScalableTargetAction")));
    }
}
