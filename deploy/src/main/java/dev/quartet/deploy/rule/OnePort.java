package dev.quartet.deploy.rule;

import dev.quartet.deploy.environment.NetworkMode;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The service listens where its container is reached. */
final class OnePort implements Rule {

    @Override
    public String name() {
        return "one port";
    }

    @Override
    public void check(ServiceView service, Consumer<String> complaints) {
        int mapped = service.container().path("portMappings").path(0).path("containerPort").asInt(0);
        String listens = service.variable("PORT").orElse("3000");
        if (!listens.equals(Integer.toString(mapped))) {
            complaints.accept("the service listens on port %s, and its container maps port %d.".formatted(listens,
                    mapped));
        }
        Stream<String> balanced = service.ecsService().path("LoadBalancers").valueStream()
                .map(balancer -> balancer.path("ContainerPort").asString());
        balanced.filter(port -> !port.equals(Integer.toString(mapped))).forEach(port -> complaints.accept(
                "the load balancer asks container port %s, and the container maps port %d.".formatted(port, mapped)));
        checkHostPort(service, mapped, complaints);
    }

    /** "portMappings" in "Amazon ECS task definition parameters", Amazon ECS Developer Guide. */
    private static void checkHostPort(ServiceView service, int mapped, Consumer<String> complaints) {
        int onHost = service.container().path("portMappings").path(0).path("hostPort").asInt(-1);
        NetworkMode mode = service.networkMode();
        int wanted = switch (mode) {
            case AWSVPC, HOST -> mapped;
            case BRIDGE -> 0;
            case BRIDGE_FIXED_PORT -> 80;
        };
        if (onHost != wanted) {
            complaints.accept("the host port is %d; in mode %s it has to be %d.".formatted(onHost, mode.label(),
                    wanted));
        }
    }
}
