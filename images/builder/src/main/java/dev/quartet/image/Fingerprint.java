package dev.quartet.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a step was made of, to see whether it would come out the same again. */
final class Fingerprint {

    private final Map<String, String> parts = new TreeMap<>();

    Fingerprint with(String name, String value) {
        parts.put(name, value);
        return this;
    }

    Fingerprint with(Path file) throws IOException {
        return with(file.toString(), sha256(file));
    }

    boolean isKeptIn(Path file) throws IOException {
        return Files.exists(file) && Files.readString(file).equals(text());
    }

    void keepIn(Path file) throws IOException {
        Files.writeString(file, text());
    }

    private String text() {
        return parts.entrySet().stream().map(part -> part.getKey() + " " + part.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
