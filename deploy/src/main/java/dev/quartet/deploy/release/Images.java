package dev.quartet.deploy.release;

import dev.quartet.deploy.account.Account;
import dev.quartet.deploy.change.Clone;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.live.Patience;
import dev.quartet.deploy.problem.DeployException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The images of a commit in all Regions of an environment. What is in a registry is not built again. Where one Region copies
 * what it gets to others, it alone is pushed to.
 *
 * @param registries of each Region
 * @param patience for copies
 */
record Images(Environment environment, Function<String, Registry> registries, Push push, Patience patience) {

    interface Push {

        /** Builds and pushes. */
        void push(Collection<String> services, String commit, Registry registry);
    }

    /**
     * An image that is in a registry now.
     *
     * @param built whether it is new
     */
    record Provided(Registry registry, String service, boolean built) {}

    /** Those of a clone, which Maven builds. */
    static Images of(Environment environment, Account account, Clone clone, Console console, Patience patience) {
        return new Images(environment, region -> new Registry(account.in(region).ecr(), region),
                new Build(clone, console, "mvn")::push, patience);
    }

    /**
     * Builds what is missing, and tells what is there then in each Region that is pushed to.
     *
     * @throws DeployException if it cannot be built
     */
    List<Provided> provide(Collection<String> services, String commit) {
        return environment.regions().keySet().stream().map(this::source).distinct().map(registries)
                .flatMap(registry -> provide(services, commit, registry)).toList();
    }

    private Stream<Provided> provide(Collection<String> services, String commit, Registry registry) {
        List<String> missing = services.stream().filter(service -> registry.digest(service, commit).isEmpty()).toList();
        if (!missing.isEmpty()) {
            push.push(missing, commit, registry);
        }
        return services.stream().map(service -> new Provided(registry, service, missing.contains(service)));
    }

    /** The Region that a Region gets its images from: itself, or the one that names it as its replica. */
    private String source(String region) {
        return environment.regions().keySet().stream().filter(other -> replicas(other).anyMatch(region::equals))
                .findFirst().orElse(region);
    }

    private Stream<String> replicas(String region) {
        Map<String, String> parameters = environment.regions().getOrDefault(region, Map.of()).getOrDefault("registry",
                Map.of());
        return Stream.of("ReplicaRegion", "SecondReplicaRegion").flatMap(name -> Stream.ofNullable(parameters.get(
                name)));
    }

    /**
     * The digest of an image, once it is there.
     *
     * @throws DeployException if it does not come
     */
    String digest(Registry registry, String service, String commit) {
        Optional<String> digest = registry.digest(service, commit);
        return digest.or(() -> patience.await(() -> registry.digest(service, commit)))
                .orElseThrow(
                        () -> new DeployException("The image of %s for %s has not come to %s within %s: look at the"
                                .formatted(service, commit, registry.region(), patience.limit())
                                + " replication of the registry."));
    }
}
