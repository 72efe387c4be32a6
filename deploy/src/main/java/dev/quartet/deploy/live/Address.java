package dev.quartet.deploy.live;

import dev.quartet.deploy.environment.Environment;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where an environment answers in one Region.
 *
 * @param base without a slash at its end, such as {@code https://quartet.example.com}
 */
public record Address(String base) {

    /**
     * That of its domain if it has one, else that of its load balancer; empty if there is none yet.
     *
     * @param loadBalancer the outputs of the load balancer's stack
     */
    public static Optional<Address> of(Environment environment, String region, Map<String, String> loadBalancer) {
        boolean hasCertificate = parameter(environment, region, "load-balancer", "Certificate")
                .filter("enabled"::equals).isPresent();
        Optional<String> domain = Stream.of("dns", "certificate")
                .flatMap(template -> parameter(environment, region, template, "DomainName").stream())
                .filter(name -> !name.isEmpty()).findFirst();
        return domain.or(() -> Optional.ofNullable(loadBalancer.get("LoadBalancerDnsName")))
                .map(host -> new Address((hasCertificate ? "https://" : "http://") + host));
    }

    private static Optional<String> parameter(Environment environment, String region, String template, String name) {
        return Stream.of(environment.regions().getOrDefault(region, Map.of()), environment.stacks())
                .flatMap(stacks -> Stream.ofNullable(stacks.get(template)))
                .flatMap(parameters -> Stream.ofNullable(parameters.get(name))).findFirst();
    }

    /** The name of the stack whose outputs tell it. */
    public static String stack(Environment environment) {
        return "quartet-%s-load-balancer".formatted(environment.name());
    }

    /** The identity of whichever instance of a service answers; its base path is its name without the ending. */
    public URI identity(String service) {
        return URI.create("%s/%s/json".formatted(base, service.replaceFirst("-service$", "")));
    }
}
