package dev.quartet.deploy.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import dev.quartet.deploy.live.FakeEcr;
import dev.quartet.deploy.live.TickingClock;
import dev.quartet.deploy.problem.DeployException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImagesTests {

    private static final String COMMIT = "c".repeat(40);

    private final FakeEcr osaka = new FakeEcr();
    private final FakeEcr tokyo = new FakeEcr();
    private final List<String> pushes = new ArrayList<>();

    @Test
    void buildsOnlyWhatIsMissing() {
        osaka.push("user-service", COMMIT, FakeEcr.digest('a'));
        tokyo.push("user-service", COMMIT, FakeEcr.digest('a'));
        tokyo.push("news-service", COMMIT, FakeEcr.digest('b'));

        images(Map.of()).provide(List.of("user-service", "news-service", "blog-service"), COMMIT);

        assertThat(pushes).containsExactly("ap-northeast-3 [news-service, blog-service]",
                "ap-northeast-1 [blog-service]");
    }

    @Test
    void pushesToTheRegionThatCopiesToTheOthers() {
        images(Map.of("registry", Map.of("ReplicaRegion", "ap-northeast-3"))).provide(List.of("user-service"), COMMIT);

        assertThat(pushes).containsExactly("ap-northeast-1 [user-service]");
    }

    @Test
    void saysWhenACopyDoesNotCome() {
        Images images = images(Map.of());
        Registry registry = new Registry(osaka, "ap-northeast-3");

        assertThatThrownBy(() -> images.digest(registry, "user-service", COMMIT)).isInstanceOf(DeployException.class)
                .hasMessageContaining("has not come to ap-northeast-3");

        osaka.push("user-service", COMMIT, FakeEcr.digest('a'));
        assertThat(images.digest(registry, "user-service", COMMIT)).isEqualTo(FakeEcr.digest('a'));
    }

    @Test
    void saysHowToGetRepositories() {
        osaka.hasNoRepositories();
        Images images = images(Map.of());

        assertThatThrownBy(() -> images.provide(List.of("user-service"), COMMIT)).isInstanceOf(DeployException.class)
                .hasMessage(
                        "There is no repository quartet/user-service in ap-northeast-3: make it with deploy/quartet "
                                + "up.");
    }

    @Test
    void takesTheHostWithItsPort() {
        assertThat(new Registry(osaka, "ap-northeast-3").host("user-service")).isEqualTo("127.0.0.1:5077");
    }

    private Images images(Map<String, Map<String, String>> tokyosOwn) {
        Map<String, Map<String, Map<String, String>>> regions = new LinkedHashMap<>();
        regions.put("ap-northeast-3", Map.of());
        regions.put("ap-northeast-1", tokyosOwn);
        var environment = new Environment("production", "123456789012", "platform", LaunchType.FARGATE,
                NetworkMode.AWSVPC, regions, Map.of());
        Map<String, FakeEcr> registries = Map.of("ap-northeast-3", osaka, "ap-northeast-1", tokyo);
        return new Images(environment, region -> new Registry(registries.getOrDefault(region, osaka), region),
                (services, _, registry) -> pushes.add(registry.region() + " " + services), TickingClock.patience(3));
    }
}
