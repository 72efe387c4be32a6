package dev.quartet.images;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Network.Ipam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.testcontainers.containers.Network;

/**
 * Makes bridges for containers. The addresses are named, since Docker finds none by itself where a route of this machine,
 * such as a VPN's, covers them all.
 */
final class Bridge {

    private static final Path ROUTES = Path.of("/proc/net/route");

    private Bridge() {}

    /** Makes a bridge of 254 addresses that no route of this machine, and no other bridge, is for. */
    static Network make() {
        Set<Integer> taken = taken();
        List<Integer> free = IntStream.range(100, 250).boxed().filter(second -> !taken.contains(second))
                .collect(Collectors.toList());
        Collections.shuffle(free);
        return free.stream().flatMap(Bridge::unlessOverlapping).findFirst()
                .orElseThrow(() -> new IllegalStateException("no free network between 10.100.0.0 and 10.249.0.0"));
    }

    private static Stream<Network> unlessOverlapping(int second) {
        Ipam addresses = new Ipam().withConfig(new Ipam.Config().withSubnet("10.%d.0.0/24".formatted(second))
                .withGateway("10.%d.0.1".formatted(second)));
        Network network = Network.builder().createNetworkCmdModifier(command -> command.withIpam(addresses)).build();
        try {
            network.getId();
            return Stream.of(network);
        } catch (DockerException e) {
            if (String.valueOf(e.getMessage()).contains("overlaps")) {
                return Stream.empty();
            }
            throw e;
        }
    }

    /** The second number of each 10.x that has a route; of other kernels than Linux nothing is known. */
    private static Set<Integer> taken() {
        if (Files.notExists(ROUTES)) {
            return Set.of();
        }
        try (Stream<String> routes = Files.lines(ROUTES)) {
            return routes.skip(1).map(line -> line.split("\\s+", -1)[1])
                    .filter(destination -> destination.endsWith("0A"))
                    .map(destination -> Integer.valueOf(destination.substring(4, 6), 16)).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
