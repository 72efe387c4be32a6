package dev.quartet.local.launcher;

import dev.quartet.local.launcher.console.Console;
import java.nio.file.Path;
import java.util.Map;

/** Where the services keep their data while they run. */
interface Stores extends AutoCloseable {

    /** The environment by which a service reaches them. */
    Map<String, String> environment();

    @Override
    void close();

    /** Starts them over a directory that keeps the data; returns when they can be used. */
    @FunctionalInterface
    interface Starter {

        Stores start(Path data, Console console);
    }
}
