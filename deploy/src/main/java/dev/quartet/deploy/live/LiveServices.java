package dev.quartet.deploy.live;

import dev.quartet.deploy.environment.Environment;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Service;

/** The services of an environment's cluster in one Region. */
public final class LiveServices {

    private final EcsClient ecs;
    private final String cluster;

    public LiveServices(EcsClient ecs, Environment environment) {
        this.ecs = ecs;
        cluster = cluster(environment);
    }

    /** The cluster of an environment, as cluster-fargate.yaml and cluster-ec2.yaml call it. */
    public static String cluster(Environment environment) {
        return "quartet-" + environment.name();
    }

    /** A service; empty if there is none, or no cluster. */
    public Optional<LiveService> find(String name) {
        try {
            // A deleted service is told for a while yet, as INACTIVE.
            return ecs.describeServices(request -> request.cluster(cluster).services(name)).services().stream()
                    .filter(service -> !"INACTIVE".equals(service.status()))
                    .max((one, other) -> Boolean.compare(isActive(one), isActive(other))).map(LiveService::new);
        } catch (ClusterNotFoundException _) {
            return Optional.empty();
        }
    }

    private static boolean isActive(Service service) {
        return "ACTIVE".equals(service.status());
    }
}
