package dev.quartet.local.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** One run with two instances of each and the sample data, for all test classes that ask for it; ended with the last. */
final class SharedQuartet implements BeforeAllCallback {

    @SuppressWarnings("NullAway.Init")
    private static RunningQuartet running;

    /** The run; there once a class that registers this extension has begun. */
    static RunningQuartet running() {
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(SharedQuartet.class));
        running = store.computeIfAbsent(RunningQuartet.class, type -> start(), RunningQuartet.class);
    }

    private static RunningQuartet start() {
        try {
            return RunningQuartet.start(Files.createTempDirectory(Path.of("target"), "quartet"), "--tasks=2");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
