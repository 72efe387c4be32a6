package dev.quartet.bench.image;

import dev.quartet.local.launcher.project.QuartetService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image that is measured.
 *
 * @param name of the row
 * @param title what it is, for people
 * @param image reference that docker can run
 * @param service whose settings it needs; null for a peer, which needs none
 * @param mounts as {@code docker run --volume} takes them
 */
public record Subject(String name, String title, String image, @Nullable QuartetService service, List<String> mounts) {

    public static Subject service(String name, String title, String image, QuartetService service) {
        return new Subject(name, title, image, service, List.of());
    }

    public static Subject peer(String name, String title, String image) {
        return new Subject(name, title, image, null, List.of());
    }
}
