package dev.quartet.bench.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import dev.quartet.bench.machine.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** An image in the making, by Jib's library: no Dockerfile, and one layer for what changes together. */
final class Layers {

    private static final String USER = "65532:65532";
    private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");

    private final JibContainerBuilder builder;

    private Layers(JibContainerBuilder builder) {
        this.builder = builder;
    }

    static Layers onNothing() {
        return new Layers(Jib.fromScratch());
    }

    /** On an image of a registry, of Docker ({@code docker://}) or of a file ({@code tar://}). */
    static Layers on(String base) {
        try {
            return new Layers(Jib.from(base));
        } catch (InvalidImageReferenceException wrong) {
            throw new CommandFailedException(base + " is no image reference.", wrong);
        }
    }

    /** Adds a program. */
    Layers program(Path file, String at) {
        builder.addFileEntriesLayer(FileEntriesLayer.builder()
                .addEntry(file, AbsoluteUnixPath.get(at), EXECUTABLE)
                .build());
        return this;
    }

    /** Adds files side by side in a directory of the image; nothing is added when there are none. */
    Layers files(Collection<Path> files, String directory) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder();
        files.forEach(file -> layer.addEntry(file, AbsoluteUnixPath.get(directory).resolve(file.getFileName()),
                EXECUTABLE));
        return add(layer.build());
    }

    /** Adds files where they are on this machine. */
    Layers inPlace(Collection<Path> files) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder();
        files.forEach(file -> layer.addEntry(file, AbsoluteUnixPath.fromPath(file), EXECUTABLE));
        return add(layer.build());
    }

    /** Adds a directory with all that is in it. */
    Layers tree(Path directory, String at) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder();
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> layer.addEntry(file, AbsoluteUnixPath.get(at)
                    .resolve(directory.relativize(file)), permissions(file)));
        }
        return add(layer.build());
    }

    /** Adds a directory that every user may write to, with nothing in it. */
    Layers scratch(String at) throws IOException {
        builder.addFileEntriesLayer(FileEntriesLayer.builder()
                .addEntry(Files.createTempDirectory("scratch"), AbsoluteUnixPath.get(at), FilePermissions
                        .fromOctalString("777"))
                .build());
        return this;
    }

    Layers environment(Map<String, String> variables) {
        builder.setEnvironment(variables);
        return this;
    }

    Layers starting(String... words) {
        builder.setEntrypoint(List.of(words));
        builder.setUser(USER);
        return this;
    }

    /** Pushes it to a registry on the loopback address. */
    void push(String image) {
        push(builder, image);
    }

    static void push(JibContainerBuilder builder, String image) {
        try {
            builder.containerize(Containerizer.to(RegistryImage.named(image)).setAllowInsecureRegistries(true)
                    .setToolName("quartet-bench"));
        } catch (InvalidImageReferenceException wrong) {
            throw new CommandFailedException(image + " is no image reference.", wrong);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Building " + image + " was interrupted.", told);
        } catch (Exception failure) {
            throw new CommandFailedException(image + " cannot be built: " + reason(failure) + ".", failure);
        }
    }

    private Layers add(FileEntriesLayer layer) {
        if (!layer.getEntries().isEmpty()) {
            builder.addFileEntriesLayer(layer);
        }
        return this;
    }

    private static FilePermissions permissions(Path file) {
        return Files.isExecutable(file) ? EXECUTABLE : FilePermissions.DEFAULT_FILE_PERMISSIONS;
    }

    private static String reason(Exception failure) {
        Throwable reason = failure instanceof ExecutionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return String.valueOf(reason.getMessage());
    }
}
