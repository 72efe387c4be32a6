package dev.quartet.support.identity;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a process can see of where it runs.
 *
 * @param root the root of the file system
 * @param environment the process's environment
 */
record Surroundings(Path root, Map<String, String> environment) {

    private static final int FILE_BYTES_AT_MOST = 1 << 20;

    static Surroundings ofThisProcess() {
        return new Surroundings(Path.of("/"), System.getenv());
    }

    Platform platform() {
        if (variable("ECS_CONTAINER_METADATA_URI_V4") != null) {
            return Platform.ECS;
        }
        return isContainer() ? Platform.CONTAINER : Platform.PROCESS;
    }

    private boolean isContainer() {
        return variable("KUBERNETES_SERVICE_HOST") != null || Files.exists(file("/.dockerenv"))
                || Files.exists(file("/run/.containerenv"));
    }

    /** The host name without a look-up, or null where only a look-up would tell. */
    @Nullable
    String hostName() {
        String named = variable("HOSTNAME");
        if (named == null) {
            named = kernelHostName();
        }
        return named != null ? named : variable("COMPUTERNAME");
    }

    /** The host name by a look-up, which may hang: not for the start-up path. */
    static @Nullable String lookedUpHostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private @Nullable String kernelHostName() {
        try {
            String name = new String(content("/proc/sys/kernel/hostname"), StandardCharsets.UTF_8).strip();
            return name.isEmpty() ? null : name;
        } catch (IOException e) {
            return null;
        }
    }

    byte[] content(String absolutePath) throws IOException {
        try (InputStream in = Files.newInputStream(file(absolutePath))) {
            return in.readNBytes(FILE_BYTES_AT_MOST);
        }
    }

    @Nullable
    String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private Path file(String absolutePath) {
        return root.resolve(absolutePath.substring(1));
    }
}
