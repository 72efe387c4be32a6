package dev.quartet.bench.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code docker run} is asked for. The container shares the host's network, so that no proxy is measured with it.
 *
 * @param name for people; the container's own name has this in it
 * @param environment given to the process
 * @param mounts as {@code --volume} takes them
 * @param cpus as {@code --cpus} takes it; 0 leaves it unlimited
 * @param memoryMiB as {@code --memory} takes it
 * @param port that the process listens on, given to it as {@code PORT}
 */
public record Launch(String name, String image, Map<String, String> environment, List<String> mounts, double cpus,
        int memoryMiB, int port) {

    List<String> words(String label) {
        List<String> words = new ArrayList<>(List.of("docker", "run", "--detach", "--network", "host", "--label",
                label, "--memory", memoryMiB + "m"));
        if (cpus > 0) {
            words.addAll(List.of("--cpus", Double.toString(cpus)));
        }
        mounts.forEach(mount -> words.addAll(List.of("--volume", mount)));
        environment.forEach((key, value) -> words.addAll(List.of("--env", key + '=' + value)));
        words.addAll(List.of("--env", "PORT=" + port, "--env", "SERVER_ADDRESS=127.0.0.1", image));
        return words;
    }
}
