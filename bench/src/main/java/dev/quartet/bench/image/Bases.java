package dev.quartet.bench.image;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the images stand on. Where no public registry answers, each has a stand-in of this machine's own files.
 *
 * @param small under ours, Node and nginx; null for this machine's C library alone
 * @param node with Node in it; null for this machine's Node on the small base
 * @param nginx with nginx in it; null for this machine's nginx on the small base
 * @param java with a full Java runtime, under the plain image; null for one that is made here
 */
public record Bases(@Nullable String small, @Nullable String node, @Nullable String nginx, @Nullable String java) {

    private static final String LIBRARIES = "/lib/x86_64-linux-gnu";

    Layers smallFor(SharedLibraries libraries) throws IOException {
        if (small != null) {
            return Layers.on(small);
        }
        return Layers.onNothing().inPlace(libraries.ofTheBase().stream().map(Bases::inPlaceOf).toList())
                .scratch("/tmp");
    }

    String smallTitle() {
        return small == null ? "this machine's C library" : small;
    }

    // The loader is asked for under /lib64 by name; everything else is found by its directory.
    private static Path inPlaceOf(Path file) {
        return file.startsWith("/lib64") ? file : Path.of(LIBRARIES).resolve(String.valueOf(file.getFileName()));
    }
}
