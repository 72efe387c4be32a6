package dev.quartet.support.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTests {

    @ParameterizedTest
    @CsvSource(textBlock = """
            PROCESS,   , process: it runs straight on this machine
            CONTAINER, , container: it has an address of its own in the container network
            ECS, awsvpc, awsvpc: the task has a network interface and an address of its own
            ECS, bridge, bridge: the container has an address of its own inside the host
            ECS, host,   host: the container shares the host's network
            ECS, none,   none: ECS names a network mode that
            ECS, ,       ecs: the task has not yet been told
            """)
    void saysHowAnInstanceIsReached(Platform platform, @Nullable String networkMode, String start) {
        Identity.Runtime runtime = new Identity.Runtime(platform, null, null, null, null, null, null, networkMode, null,
                null, null, null);

        assertThat(runtime.explanation()).startsWith(start).endsWith(".");
    }
}
