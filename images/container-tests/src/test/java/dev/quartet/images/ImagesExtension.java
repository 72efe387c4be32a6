package dev.quartet.images;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.testcontainers.DockerClientFactory;

/** Skips a class where there is nothing to run it with, and fails it where {@code CI=true}; else it sets the stage. */
final class ImagesExtension implements ExecutionCondition, BeforeAllCallback {

    private static final String NO_IMAGES = "No images of this build: mvn verify -Pcontainers makes and runs them.";

    private static final String NO_DOCKER = "No Docker here: install it (Debian: apt-get install docker.io), or name"
            + " the one to use in DOCKER_HOST.";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String missing = missing();
        if (missing == null) {
            return ConditionEvaluationResult.enabled("There are images and a Docker to run them.");
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }

    private static @Nullable String missing() {
        if (!"built".equals(System.getProperty("quartet.images"))) {
            return NO_IMAGES;
        }
        return DockerClientFactory.instance().isDockerAvailable() ? null : NO_DOCKER;
    }

    // The root store closes what it holds at the end of the run.
    @Override
    public void beforeAll(ExtensionContext context) {
        Stage.share(context.getRoot().getStore(Namespace.create(Stage.class)).computeIfAbsent(Stage.class,
                type -> Stage.set(), Stage.class));
    }
}
