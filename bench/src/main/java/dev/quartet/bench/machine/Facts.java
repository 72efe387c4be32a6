package dev.quartet.bench.machine;

import dev.quartet.bench.result.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.springframework.boot.SpringBootVersion;

/** On what, and with what, a run was measured. */
public final class Facts {

    private static final double KIBI_PER_GIBI = 1024.0 * 1024;

    private final String docker;
    private final Path root;

    private Facts(String docker, Path root) {
        this.docker = docker;
        this.root = root;
    }

    /**
     * Looks around.
     *
     * @param docker its version
     * @param root of this project
     */
    public static Facts of(String docker, Path root) {
        return new Facts(docker, root);
    }

    public SequencedMap<String, String> lines() {
        SequencedMap<String, String> lines = new LinkedHashMap<>();
        lines.put("Machine", Runtime.getRuntime().availableProcessors() + " cores, " + processor() + ", " + memory());
        lines.put("Kernel", System.getProperty("os.name") + ' ' + System.getProperty("os.version"));
        lines.put("Docker", docker);
        lines.put("JDK", Runtime.version() + " (" + System.getProperty("java.vendor") + ')');
        lines.put("Spring Boot", String.valueOf(SpringBootVersion.getVersion()));
        lines.put("Node", known(() -> Command.of("node", "--version").output()));
        lines.put("Go", known(() -> Command.of("go", "env", "GOVERSION").output()));
        lines.put("nginx", known(() -> Command.of("sh", "-c", "PATH=$PATH:/usr/sbin nginx -v 2>&1").output()
                .replaceFirst(".*/", "")));
        lines.put("wrk", known(() -> Command.of("sh", "-c", "wrk -v 2>&1 | head -n 1").output()
                .replaceFirst("^wrk ", "").replaceFirst(" Copyright.*", "")));
        lines.put(Run.COMMIT, known(() -> commit()));
        return lines;
    }

    private String commit() {
        String commit = Command.of("git", "rev-parse", "HEAD").in(root).output();
        boolean changed = !Command.of("git", "status", "--porcelain", "--untracked-files=no").in(root).output()
                .isEmpty();
        return commit + (changed ? " (changes that are not committed are in no image)" : "");
    }

    private static String processor() {
        return line(Path.of("/proc/cpuinfo"), "model name", System.getProperty("os.arch"));
    }

    private static String memory() {
        String kibi = line(Path.of("/proc/meminfo"), "MemTotal", "0 kB").replaceFirst(" kB$", "");
        return String.format(Locale.ROOT, "%.0f GiB", Long.parseLong(kibi) / KIBI_PER_GIBI);
    }

    private static String line(Path file, String name, String otherwise) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException none) {
            return otherwise;
        }
    }

    private static String known(Supplier<String> fact) {
        try {
            return fact.get();
        } catch (CommandFailedException missing) {
            return "not installed";
        }
    }
}
