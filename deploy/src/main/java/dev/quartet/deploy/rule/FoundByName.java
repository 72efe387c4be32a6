package dev.quartet.deploy.rule;

import dev.quartet.deploy.taskdefinition.TaskDefinition;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The name by which one service calls another one is one that Cloud Map answers, at the port and path of that service. */
final class FoundByName implements Rule {

    private static final String CALLED = "user-service";

    @Override
    public String name() {
        return "found by name";
    }

    @Override
    public void check(ServiceView service, Consumer<String> complaints) {
        service.variable("USER_SERVICE_URL").map(URI::create).ifPresent(url -> {
            ServiceView called = new ServiceView(CALLED, service.project(), service.deployment(), definition(service));
            String base = called.variable("BASE_PATH").orElse("");
            if (!url.getPath().equals(base)) {
                complaints.accept("USER_SERVICE_URL is %s, and the base path of %s is '%s'.".formatted(url, CALLED,
                        base));
            }
            if (service.networkMode().hasTaskAddress()) {
                checkHost(called, url, complaints);
            }
        });
    }

    private static TaskDefinition definition(ServiceView service) {
        return service.deployment().taskDefinitions().getOrDefault(CALLED, service.definition());
    }

    private static void checkHost(ServiceView called, URI url, Consumer<String> complaints) {
        Set<String> namespaces = called.deployment().names("AWS::ServiceDiscovery::PrivateDnsNamespace", "Name")
                .collect(
                        Collectors.toSet());
        Set<String> answered = called.resources("AWS::ServiceDiscovery::Service")
                .flatMap(name -> namespaces.stream().map(namespace -> name.path("Name").asString() + '.' + namespace))
                .collect(Collectors.toSet());
        if (!answered.contains(url.getHost())) {
            complaints.accept("USER_SERVICE_URL is %s, and Cloud Map answers %s.".formatted(url, answered));
        }
        int port = url.getPort() < 0 ? 80 : url.getPort();
        if (!called.variable("PORT").equals(Optional.of(Integer.toString(port)))) {
            complaints.accept("USER_SERVICE_URL is %s, and %s listens on port %s.".formatted(url, CALLED, called
                    .variable("PORT").orElse("3000")));
        }
    }
}
