package dev.quartet.deploy.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the POMs of this project itself, so that a new dependency between modules is seen here. */
class ChangesTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> SERVICES = List.of("user-service", "news-service", "market-service",
            "blog-service");
    private static final String ALL = "blog-service market-service news-service user-service";

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
            "user-service/src/main/java/dev/quartet/user/UserServiceApplication.java, user-service",
            "user-service/src/main/jte/people.jte, user-service",
            "user-service/src/test/java/dev/quartet/user/PersonTests.java, user-service",
            "user-service/pom.xml, user-service",
            "blog-service/src/training/requests.http, blog-service",
            "service-support/src/main/java/dev/quartet/support/paging/Page.java," + ALL,
            "service-support/pom.xml," + ALL,
            "local/test-kit/pom.xml," + ALL,
            "local/stand-ins/src/main/java/dev/quartet/local/standins/StandIns.java," + ALL,
            "local/stand-ins-server/pom.xml," + ALL,
            "local/launcher/src/main/java/dev/quartet/local/launcher/Launcher.java, none",
            "local/system-tests/pom.xml, none",
            "images/builder/src/main/java/dev/quartet/image/BuildImageLayout.java," + ALL,
            "images/jvm.options," + ALL,
            "images/base/README.md, none",
            "images/container-tests/pom.xml," + ALL,
            "pom.xml," + ALL,
            ".mvn/maven.config," + ALL,
            "bench/pom.xml, none",
            "bench/results/README.md, none",
            "deploy/pom.xml, none",
            "deploy/stacks/service.yaml, none",
            "deploy/environments/staging.yaml, none",
            "deploy/task-definitions/user-service.json, user-service",
            "deploy/task-definitions/member.json, none",
            "deploy/task-definitions/README.md, none",
            "deploy/task-definitions/overlays/ec2-bridge.json," + ALL,
            "deploy/task-definitions/overlays/no-task-address/blog-service.json, blog-service",
            "docs/decisions/0010-images-by-jib.md, none",
            ".github/workflows/ci.yml, none",
            ".ci/run, none",
            "README.md, none",
            "user-service/README.md, none",
            "LICENSE, none",
            "user-service-of-somebody-else/pom.xml, none"})
    void tellsWhichServicesAFileTouches(String file, String touched) {
        assertThat(Changes.of(ROOT, SERVICES).touched(List.of(file))).isEqualTo(services(touched));
    }

    @Test
    void touchesWhatAnyFileTouches() {
        assertThat(Changes.of(ROOT, SERVICES).touched(List.of("user-service/pom.xml", "README.md",
                "news-service/src/main/jte/articles.jte"))).containsExactly("news-service", "user-service");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
            "FARGATE, AWSVPC, overlays/ec2-awsvpc.json, none",
            "EC2, AWSVPC, overlays/ec2-awsvpc.json," + ALL,
            "EC2, AWSVPC, overlays/ec2-bridge.json, none",
            "EC2, BRIDGE, overlays/ec2-bridge.json," + ALL,
            "EC2, BRIDGE, overlays/ec2-bridge-fixed-port.json, none",
            "EC2, BRIDGE_FIXED_PORT, overlays/ec2-bridge-fixed-port.json," + ALL,
            "EC2, HOST, overlays/no-task-address/blog-service.json, blog-service",
            "EC2, AWSVPC, overlays/no-task-address/blog-service.json, none",
            "FARGATE, AWSVPC, blog-service.json, blog-service"})
    void countsOnlyThePatchesThatAnEnvironmentApplies(LaunchType launchType, NetworkMode mode, String file,
            String touched) {
        var environment = new Environment("staging", "123456789012", "platform", launchType, mode, Map.of(
                "ap-northeast-1", Map.of()), Map.of());

        assertThat(Changes.of(ROOT, SERVICES, environment).touched(List.of("deploy/task-definitions/" + file)))
                .isEqualTo(services(touched));
    }

    private static Set<String> services(String touched) {
        return touched == null ? Set.of() : Set.copyOf(Stream.of(touched.split(" ")).toList());
    }
}
