package dev.quartet.local.launcher.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What has been sent and what has been answered, one line each, on disk before the next thing happens. So an
 * interrupted load goes on where it stopped, and what was sent without an answer is known to be in doubt.
 */
final class Journal {

    private static final String SENT = "sent";
    private static final String STORED = "stored";
    private static final String SEPARATOR = "\t";

    private final Path file;
    private final Set<String> sent = new HashSet<>();
    private final Map<String, String> stored = new ConcurrentHashMap<>();

    private Journal(Path file) {
        this.file = file;
    }

    static Journal open(Path file) throws IOException {
        Journal journal = new Journal(file);
        if (Files.exists(file)) {
            String text = Files.readString(file);
            // A line without its end was being written when the machine stopped.
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            whole.lines().forEach(journal::remember);
            Files.writeString(file, whole, StandardOpenOption.TRUNCATE_EXISTING);
        }
        return journal;
    }

    /** The identifier under which it is stored, if it is. */
    Optional<String> stored(String key) {
        return Optional.ofNullable(stored.get(key));
    }

    /** Whether it was sent in an earlier run that did not see the answer. */
    synchronized boolean isInDoubt(String key) {
        return sent.contains(key) && !stored.containsKey(key);
    }

    void send(String key) throws IOException {
        write(SENT, key, "");
    }

    void store(String key, String id) throws IOException {
        write(STORED, key, id);
    }

    private synchronized void write(String event, String key, String id) throws IOException {
        String line = String.join(SEPARATOR, event, key, id) + "\n";
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        remember(line.stripTrailing());
    }

    private synchronized void remember(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        if (parts[0].equals(STORED)) {
            stored.put(parts[1], parts.length > 2 ? parts[2] : "");
        } else {
            sent.add(parts[1]);
        }
    }
}
