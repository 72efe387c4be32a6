package dev.quartet.support.identity;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import tools.jackson.databind.json.JsonMapper;

/** A service on port 3000 whose default route leaves by 172.17.0.3, as in a container of Docker's bridge. */
final class Samples {

    static final String ROUTE = "172.17.0.3";
    static final Build BUILD = new Build("sample-service", "1.0.0", "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    static final Instant START = Instant.parse("2026-03-02T09:15:05Z");

    private Samples() {}

    static Identities identities(Surroundings surroundings) {
        Facts facts = Facts.atStart(BUILD, START, surroundings, null).withPort(3000);
        return new Identities(facts, JsonMapper.shared(), () -> address(ROUTE));
    }

    static Surroundings onEcs(Path root, String metadataUri) {
        return new Surroundings(root, Map.of("HOSTNAME", "sample", "ECS_CONTAINER_METADATA_URI_V4", metadataUri));
    }

    static Surroundings onEc2(Path root, String metadataUri) {
        return new Surroundings(root, Map.of("HOSTNAME", "sample", "ECS_CONTAINER_METADATA_URI_V4", metadataUri,
                "ECS_CONTAINER_METADATA_FILE", "/opt/ecs/metadata/1/ecs-container-metadata.json"));
    }

    static void writeMetadataFile(Path root, byte[] content) throws IOException {
        Path folder = Files.createDirectories(root.resolve("opt/ecs/metadata/1"));
        Files.write(folder.resolve("ecs-container-metadata.json"), content);
    }

    static byte[] fixture(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
