package dev.quartet.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReproducibleImageIT {

    private static final BuiltService SERVICE = new BuiltService("user-service");

    @TempDir
    Path folder;

    @Test
    void twoBuildsGiveTheSameBytesAndModes() throws IOException {
        Map<String, String> first = build("first");
        Map<String, String> second = build("second");

        assertThat(first).isNotEmpty().isEqualTo(second);
        assertThat(first.keySet()).contains("layers/application/app/spring-aot.jar", "runtime/opt/java/lib/modules",
                "layers/cache/app/jvm.options").doesNotContain("layers/cache/app/app.aot");
    }

    private Map<String, String> build(String name) throws IOException {
        Path layers = folder.resolve(name + "/layers");
        Path runtime = folder.resolve(name + "/runtime");
        int code = new CommandLine(new BuildImageLayout()).setCaseInsensitiveEnumValuesAllowed(true).execute(
                "--service=" + SERVICE.name(), "--jar=" + SERVICE.jar(),
                "--class-path-file=" + SERVICE.classPathFile(),
                "--training=" + SERVICE.module().resolve("src/training/requests.http"),
                "--modules=" + BuiltService.ROOT.resolve("images/modules.txt"),
                "--jvm-options=" + BuiltService.ROOT.resolve("images/jvm.options"), "--runtime=" + runtime,
                "--output=" + layers, "--kind=reproducible", "--skip=false");
        assertThat(code).isZero();
        Map<String, String> files = new TreeMap<>();
        for (Path layer : Stream.of("layers/application", "layers/cache", "runtime").map(Path.of(name)::resolve)
                .toList()) {
            hash(folder.resolve(layer), files, folder.resolve(name));
        }
        return files;
    }

    private static void hash(Path layer, Map<String, String> files, Path root) throws IOException {
        try (Stream<Path> found = Files.walk(layer)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), sha256(file) + " " + Files.isExecutable(file));
            }
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
