package dev.quartet.images;

import static org.awaitility.Awaitility.await;

import dev.quartet.local.testkit.EdgeContract.Http;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Waits until a service says at {@code /readyz} that it is ready, and no longer than it lives. */
final class Readiness extends AbstractWaitStrategy {

    @Override
    protected void waitUntilReady() {
        if (waitStrategyTarget instanceof ServiceContainer container) {
            await().atMost(startupTimeout).pollInterval(Duration.ofMillis(200)).until(() -> isReady(container));
        }
    }

    private static boolean isReady(ServiceContainer container) {
        if (!container.isRunning()) {
            throw new ContainerLaunchException("ended instead of getting ready");
        }
        try {
            return Http.get(container.base() + "/readyz").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
