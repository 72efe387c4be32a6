package dev.quartet.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.utility.DockerImageName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An image as Jib has told of it in {@code target/jib-image.json}.
 *
 * @param repository such as {@code quartet/user-service}, without tag
 * @param tag the commit that it was built from
 * @param digest its manifest's, {@code sha256:…}
 */
record BuiltImage(String repository, String tag, String digest) {

    static BuiltImage of(Service service) {
        Path file = Path.of("../..", service.label(), "target", "jib-image.json").normalize();
        try {
            JsonNode told = JsonMapper.shared().readTree(Files.readAllBytes(file));
            String tag = told.at("/tags/0").asString();
            return new BuiltImage(told.path("image").asString().replaceFirst(":[^:/]*$", ""), tag,
                    told.path("imageDigest").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the image builder left for the folder {@code /app}. */
    static List<Path> madeFiles(Service service) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../..", service.label(), "target", "image"), 3)) {
            return files.filter(Files::isRegularFile).filter(file -> file.resolveSibling("").endsWith("app")).toList();
        }
    }

    /** Whether it was pushed to a registry rather than handed to this machine's Docker. */
    static boolean isInRegistry() {
        return "build".equals(System.getProperty("quartet.image.goal"));
    }

    /** Only Linux makes one, and only for its own processor. */
    static boolean hasAotCache() {
        return "native".equals(System.getProperty("quartet.image.kind"));
    }

    /** By digest where there is a registry: a tag that Docker has already pulled would stay the old image. */
    DockerImageName name() {
        return DockerImageName.parse(isInRegistry() ? repository + '@' + digest : repository + ':' + tag);
    }
}
