package dev.quartet.local.launcher.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.local.launcher.frontdoor.Backends.Backend;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackendsTests {

    private final Backends backends = new Backends();

    @Test
    void everyInstanceHasItsTurnHoweverOthersAreAsked() {
        for (String path : List.of("/user", "/news")) {
            IntStream.of(1, 2).forEach(port -> backends.add(new Backend(path, URI.create("http://127.0.0.1:" + port))));
        }

        Set<Integer> first = IntStream.range(0, 4).mapToObj(i -> {
            backends.inTurn("/news");
            return backends.inTurn("/user").getFirst().origin().getPort();
        }).collect(Collectors.toSet());

        assertThat(first).containsExactlyInAnyOrder(1, 2);
    }
}
