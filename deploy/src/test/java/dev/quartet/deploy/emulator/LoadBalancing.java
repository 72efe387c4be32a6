package dev.quartet.deploy.emulator;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** The one load balancer, and what hangs on it. */
final class LoadBalancing {

    private LoadBalancing() {}

    static List<Listener> listeners(Clients clients) {
        String loadBalancer = clients.loadBalancing().describeLoadBalancers().loadBalancers().getFirst()
                .loadBalancerArn();
        return clients.loadBalancing().describeListeners(request -> request.loadBalancerArn(loadBalancer)).listeners();
    }

    static Listener listener(Clients clients, int port) {
        return listeners(clients).stream().filter(listener -> listener.port() == port).findFirst().orElseThrow();
    }

    /** The rules of a listener, by priority. */
    static Map<String, Rule> rules(Clients clients, int port) {
        String listener = listener(clients, port).listenerArn();
        return clients.loadBalancing().describeRules(request -> request.listenerArn(listener)).rules().stream()
                .collect(toMap(Rule::priority, rule -> rule));
    }

    static Rule rule(Clients clients, int port, String priority) {
        return Objects.requireNonNull(rules(clients, port).get(priority), () -> "port %d has no rule %s".formatted(port,
                priority));
    }

    static Map<String, String> attributes(Clients clients, String targetGroup) {
        return clients.loadBalancing().describeTargetGroupAttributes(request -> request.targetGroupArn(targetGroup))
                .attributes().stream().collect(toMap(TargetGroupAttribute::key, TargetGroupAttribute::value));
    }
}
