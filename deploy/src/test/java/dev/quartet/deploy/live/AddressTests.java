package dev.quartet.deploy.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressTests {

    private static final String REGION = "ap-northeast-1";
    private static final Map<String, String> LOAD_BALANCER = Map.of("LoadBalancerDnsName", "127.0.0.1:28080");

    @Test
    void isTheLoadBalancersOwnWithoutADomain() {
        assertThat(Address.of(environment(Map.of()), REGION, LOAD_BALANCER)).contains(new Address(
                "http://127.0.0.1:28080"));
    }

    @Test
    void isTheDomainWhereThereIsOne() {
        var stacks = Map.of("dns", Map.of("DomainName", "quartet.example.com"), "load-balancer", Map.of("Certificate",
                "enabled"));

        assertThat(Address.of(environment(stacks), REGION, LOAD_BALANCER)).contains(new Address(
                "https://quartet.example.com"));
    }

    @Test
    void isNoneBeforeThereIsALoadBalancer() {
        assertThat(Address.of(environment(Map.of()), REGION, Map.of())).isEmpty();
    }

    @Test
    void asksAServiceBelowItsBasePath() {
        assertThat(new Address("http://127.0.0.1:28080").identity("user-service")).hasToString(
                "http://127.0.0.1:28080/user/json");
    }

    private static Environment environment(Map<String, Map<String, String>> stacks) {
        return new Environment("staging", "123456789012", "platform", LaunchType.FARGATE, NetworkMode.AWSVPC, Map.of(
                REGION, Map.of()), stacks);
    }
}
