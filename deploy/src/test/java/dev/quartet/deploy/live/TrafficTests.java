package dev.quartet.deploy.live;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum.DRAINING;
import static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum.HEALTHY;
import static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum.INITIAL;
import static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum.UNHEALTHY;

import dev.quartet.deploy.live.Traffic.Targets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficTests {

    private final FakeLoadBalancing loadBalancing = new FakeLoadBalancing();
    private final Traffic traffic = new Traffic(loadBalancing);

    @Test
    void countsOnlyWhoGetsRequests() {
        loadBalancing.register("blue", HEALTHY, HEALTHY, INITIAL, DRAINING);
        loadBalancing.register("green", UNHEALTHY);

        assertThat(traffic.behind(FakeLoadBalancing.route())).isEqualTo(new Targets(2, 0, 1));
    }

    @Test
    void followsTheWeights() {
        loadBalancing.register("blue", HEALTHY, HEALTHY);
        loadBalancing.register("green", HEALTHY, UNHEALTHY);

        loadBalancing.weigh(0);
        assertThat(traffic.behind(FakeLoadBalancing.route())).isEqualTo(new Targets(1, 1, 0));

        loadBalancing.weigh(90);
        assertThat(traffic.behind(FakeLoadBalancing.route())).isEqualTo(new Targets(3, 1, 0));
    }

    @Test
    void findsNobodyBehindARuleThatIsGone() {
        loadBalancing.register("blue", HEALTHY);

        assertThat(traffic.behind(Map.of("RuleArn", "another"))).isEqualTo(Targets.NONE);
        assertThat(traffic.behind(Map.of())).isEqualTo(Targets.NONE);
    }

    @Test
    void isWellOnlyWithoutASickOne() {
        assertThat(new Targets(2, 0, 0).isWellWith(2)).isTrue();
        assertThat(new Targets(1, 0, 1).isWellWith(2)).isFalse();
        assertThat(new Targets(2, 1, 0).isWellWith(2)).isFalse();
        assertThat(new Targets(0, 0, 0).isWellWith(0)).isTrue();
    }
}
