package dev.quartet.images;

import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** For a container whose start tells everything. */
final class NothingToWaitFor extends AbstractWaitStrategy {

    @Override
    protected void waitUntilReady() {}
}
