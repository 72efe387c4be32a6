package dev.quartet.deploy.status;

import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.live.Address;
import dev.quartet.deploy.live.LiveService;
import dev.quartet.deploy.live.LiveServices;
import dev.quartet.deploy.live.Revision;
import dev.quartet.deploy.live.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An environment in one Region.
 *
 * @param address where it answers; empty if nowhere yet
 */
record RegionStatus(String region, String address, List<ServiceStatus> services) {

    /**
     * Asks AWS.
     *
     * @param outputs of the stack of a name; none if there is no such stack
     */
    static RegionStatus of(Environment environment, Cloud cloud, List<String> services,
            Function<String, Map<String, String>> outputs) {
        String address = Address.of(environment, cloud.region(), outputs.apply(Address.stack(environment)))
                .map(Address::base).orElse("");
        LiveServices live = new LiveServices(cloud.ecs(), environment);
        return new RegionStatus(cloud.region(), address, services.stream().map(service -> live.find(service)
                .map(found -> status(environment, cloud, service, found, outputs))
                .orElseGet(() -> ServiceStatus.missing(service))).toList());
    }

    private static ServiceStatus status(Environment environment, Cloud cloud, String service, LiveService live,
            Function<String, Map<String, String>> outputs) {
        return ServiceStatus.of(service, live, new Traffic(cloud.loadBalancing()).behind(outputs.apply(Traffic.stack(
                environment, service))), Revision.find(cloud.ecs(), live.taskDefinition()));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("%s  %s".formatted(region, address.isEmpty()
                ? "there is no load balancer yet"
                : address)));
        services.forEach(service -> lines.addAll(service.lines()));
        return lines;
    }
}
