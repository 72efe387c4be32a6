package dev.quartet.deploy.rule;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The load balancer forwards what is below the base path that the service was given, and asks there whether it is ready. */
final class OnePath implements Rule {

    @Override
    public String name() {
        return "one base path";
    }

    @Override
    public void check(ServiceView service, Consumer<String> complaints) {
        String base = service.variable("BASE_PATH").orElse("");
        String readiness = base + service.project().readinessPath();
        service.targetGroups().map(group -> group.path("HealthCheckPath").asString())
                .filter(path -> !path.equals(readiness)).forEach(path -> complaints.accept(
                        "the health check asks %s, and the service answers at %s.".formatted(path, readiness)));
        Set<String> wanted = Set.of(base, base + "/*");
        service.resources("AWS::ElasticLoadBalancingV2::ListenerRule").forEach(rule -> {
            Set<String> forwarded = new TreeSet<>();
            rule.path("Conditions").forEach(condition -> condition.path("PathPatternConfig").path("Values").forEach(
                    path -> forwarded.add(path.asString())));
            if (!forwarded.equals(wanted)) {
                complaints.accept("the load balancer forwards %s, and the service's base path is '%s'.".formatted(
                        forwarded, base));
            }
        });
        if (service.targetGroups().findAny().isEmpty()) {
            complaints.accept("no stack makes a target group for it.");
        }
    }
}
