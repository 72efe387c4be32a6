package dev.quartet.support.page;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the overview needs to know before it asks anybody.
 *
 * @param basePath of the service that serves it
 * @param services those that it can ask at this address
 * @param hammer how fast a reader may let it ask for a while; null where that is switched off
 */
public record Overview(String basePath, List<Service> services, @Nullable Hammer hammer) {

    /** Of a service that runs behind the load balancer, or alone where it has no base path. */
    static Overview of(@Nullable String service, String basePath, @Nullable Hammer hammer) {
        List<Service> services = basePath.isEmpty()
                ? siblings().filter(sibling -> sibling.service().equals(service)).map(Service::alone).toList()
                : siblings().map(Service::behindTheLoadBalancer).toList();
        return new Overview(basePath, services, hammer);
    }

    private static Stream<Sibling> siblings() {
        return Stream.of(Sibling.values());
    }

    /** The page's heading. */
    public String title() {
        return services.size() == 1 ? "One service, alone" : "Four services, one address";
    }

    /**
     * One to ask.
     *
     * @param path that its own paths begin with
     */
    public record Service(String name, String path, String heading, String purpose) {

        static Service alone(Sibling sibling) {
            return new Service(sibling.service(), "", sibling.heading(), sibling.purpose());
        }

        static Service behindTheLoadBalancer(Sibling sibling) {
            return new Service(sibling.service(), sibling.path(), sibling.heading(), sibling.purpose());
        }
    }

    /**
     * The bounds of the page's button "Hammer gently".
     *
     * @param perSecond asks to each service
     * @param seconds after which it ends by itself
     */
    public record Hammer(int perSecond, int seconds) {

        /** Far less than a task of a quarter of a processor answers. */
        static final Hammer GENTLE = new Hammer(10, 10);
    }
}
