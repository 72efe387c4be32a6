package dev.quartet.images;

import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;

/** Takes a container for started once it has ended, however it has ended. */
final class Ending extends StartupCheckStrategy {

    Ending() {
        withTimeout(Duration.ofSeconds(90));
    }

    @Override
    public StartupStatus checkStartupState(DockerClient docker, String container) {
        return Boolean.TRUE.equals(getCurrentState(docker, container).getRunning())
                ? StartupStatus.NOT_YET_KNOWN
                : StartupStatus.SUCCESSFUL;
    }
}
