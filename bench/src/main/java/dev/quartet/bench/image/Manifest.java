package dev.quartet.bench.image;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a registry keeps of an image: its layers and its configuration, compressed. */
public record Manifest(List<Blob> blobs) {

    /** One blob; the size is in bytes, as it travels. */
    public record Blob(String digest, long size) {}

    /** Reads a manifest of Docker's second version or of OCI; both say it alike. */
    static Manifest parse(String json) {
        JsonNode root = new JsonMapper().readTree(json);
        JsonNode layers = root.path("layers");
        if (!layers.isArray()) {
            throw new IllegalArgumentException("This is no manifest of one image: " + json);
        }
        return new Manifest(Stream.concat(Stream.of(root.path("config")), layers.valueStream())
                .map(blob -> new Blob(blob.path("digest").asString(), blob.path("size").asLong()))
                .toList());
    }

    public long bytes() {
        return blobs.stream().distinct().mapToLong(Blob::size).sum();
    }

    /** What a push sends to a registry that has the other image already. */
    public long bytesBeyond(Manifest other) {
        Set<Blob> there = new HashSet<>(other.blobs);
        return blobs.stream().distinct().filter(blob -> !there.contains(blob)).mapToLong(Blob::size).sum();
    }
}
