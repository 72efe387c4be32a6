package dev.quartet.support.identity;

import static dev.quartet.support.identity.Samples.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTests {

    @TempDir
    Path root;

    @Test
    void takesTheAddressOfTheDefaultRoute() {
        assertThat(ip(boundTo(null))).isEqualTo(Samples.ROUTE);
    }

    @Test
    void prefersTheOneAddressThatTheServerIsBoundTo() {
        assertThat(ip(boundTo(address("192.168.7.8")))).isEqualTo("192.168.7.8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "127.0.0.1", "::1"})
    void passesOverABoundAddressThatTellsNothing(String bound) {
        assertThat(ip(boundTo(address(bound)))).isEqualTo(Samples.ROUTE);
    }

    @Test
    void dropsTheInterfaceOfAnIpv6Address() {
        Facts facts = boundTo(null);

        assertThat(facts.identity(() -> address("fe80::1%1")).ip()).isEqualTo("fe80:0:0:0:0:0:0:1");
    }

    @Test
    void knowsNoAddressOnEcsBeforeEcsHasAnswered() {
        assertThat(ip(onEcs(null, null, null))).isNull();
    }

    @Test
    void knowsNoAddressInANetworkModeItKnowsNothingOf() {
        assertThat(ip(onEcs("none", null, "10.0.18.90"))).isNull();
    }

    /** In both modes the process sees the very network that others reach it in. */
    @ParameterizedTest
    @ValueSource(strings = {"awsvpc", "host"})
    void takesTheDefaultRouteWhereEcsNamesNoAddress(String networkMode) {
        assertThat(ip(onEcs(networkMode, null, null))).isEqualTo(Samples.ROUTE);
    }

    @Test
    void neverTakesTheDefaultRouteOfABridge() {
        assertThat(ip(onEcs("bridge", "172.17.0.3", null))).isNull();
    }

    @Test
    void knowsNoHostPortBeforeTheServerListens() {
        PortMapping mapping = new PortMapping(3000, 49153, "tcp", "0.0.0.0");
        Facts facts = onEcs("bridge", List.of(mapping));

        assertThat(facts.identity(() -> address(Samples.ROUTE)).runtime().hostPort()).isNull();
        assertThat(facts.withPort(3000).identity(() -> address(Samples.ROUTE)).runtime().hostPort()).isEqualTo(49153);
        assertThat(facts.withPort(8080).identity(() -> address(Samples.ROUTE)).runtime().hostPort()).isNull();
    }

    @Test
    void passesOverTheUdpMappingOfTheSamePort() {
        Facts facts = onEcs("bridge", List.of(new PortMapping(3000, 49153, "udp", "0.0.0.0"),
                new PortMapping(3000, 49160, "tcp", "0.0.0.0")));

        assertThat(facts.withPort(3000).identity(() -> address(Samples.ROUTE)).runtime().hostPort()).isEqualTo(49160);
    }

    private Facts boundTo(@Nullable InetAddress bound) {
        return Facts.atStart(Samples.BUILD, Samples.START, new Surroundings(root, Map.of("HOSTNAME", "sample")), bound);
    }

    private Facts onEcs(@Nullable String networkMode, @Nullable String containerIp, @Nullable String hostIp) {
        return Facts.atStart(Samples.BUILD, Samples.START, Samples.onEcs(root, "http://127.0.0.1:1"), null)
                .withTask(new TaskMetadata(null, null, null, null, null, null, networkMode, containerIp, hostIp, null,
                        List.of()));
    }

    private Facts onEcs(String networkMode, List<PortMapping> mappings) {
        return Facts.atStart(Samples.BUILD, Samples.START, Samples.onEcs(root, "http://127.0.0.1:1"), null)
                .withTask(new TaskMetadata(null, null, null, null, null, null, networkMode, null, null, null,
                        mappings));
    }

    private static @Nullable String ip(Facts facts) {
        return facts.identity(() -> address(Samples.ROUTE)).ip();
    }
}
