package dev.quartet.deploy.rule;

import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A process without root's rights may take its port. Below 1024 it may where {@code net.ipv4.ip_unprivileged_port_start}
 * says so: for its own network by the task definition, for the host's by the instance.
 */
final class PortForAnybody implements Rule {

    private static final String SETTING = "net.ipv4.ip_unprivileged_port_start";
    private static final int FIRST_UNPRIVILEGED = 1024;

    @Override
    public String name() {
        return "a port for anybody";
    }

    @Override
    public void check(ServiceView service, Consumer<String> complaints) {
        int port = service.container().path("portMappings").path(0).path("containerPort").asInt(0);
        if (port >= FIRST_UNPRIVILEGED || service.project().runsAsRoot()) {
            return;
        }
        boolean isOnHost = service.definition().document().path("networkMode").asString().equals("host");
        if (!(isOnHost ? isSetByInstances(service) : isSetByTask(service, port))) {
            complaints.accept("the image's user is not root and takes port %d, and %s does not set %s.".formatted(port,
                    isOnHost ? "the user data of the instances" : service.definition().source(), SETTING));
        }
    }

    private static boolean isSetByTask(ServiceView service, int port) {
        return service.container().path("systemControls").valueStream()
                .filter(control -> control.path("namespace").asString().equals(SETTING))
                .anyMatch(control -> control.path("value").asInt(FIRST_UNPRIVILEGED) <= port);
    }

    private static boolean isSetByInstances(ServiceView service) {
        Stream<String> templates = service.deployment().resources("", "AWS::EC2::LaunchTemplate")
                .map(template -> template.path("LaunchTemplateData").path("UserData").toString());
        return templates.anyMatch(userData -> userData.contains(SETTING));
    }
}
