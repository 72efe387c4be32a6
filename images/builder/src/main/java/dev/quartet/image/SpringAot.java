package dev.quartet.image;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/**
 * Has Spring work out a service's beans at build time ("Ahead-of-time processing for the JVM" of Spring Boot's reference)
 * and packs the result as a jar. Boot's own Maven goal compiles on the JDK that runs Maven, which may be older than the
 * one that this project is built with.
 */
record SpringAot(Stage stage, Path work, String mainClass, String name) {

    void make() {
        try {
            Path classes = Folders.empty(work.resolve("classes"));
            Path sources = Folders.empty(work.resolve("sources"));
            Path resources = Folders.empty(work.resolve("resources"));
            Program.of("java", work.resolve("spring-aot.log"),
                    List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", stage.plainClassPath(),
                            "org.springframework.boot.SpringApplicationAotProcessor", mainClass, sources.toString(),
                            resources.toString(), classes.toString(), "dev.quartet", name))
                    .run("Spring AOT of " + name);
            compile(sources, classes);
            pack(classes, stage.aheadOfTimeJar());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(Path sources, Path classes) throws IOException {
        var arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-Xlint:none", "-parameters", "-d",
                classes.toString(), "-cp", stage.plainClassPath()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).map(Path::toString).sorted().forEach(
                    arguments::add);
        }
        Path log = work.resolve("javac.log");
        try (OutputStream output = Files.newOutputStream(log)) {
            int code = ToolProvider.getSystemJavaCompiler().run(null, output, output,
                    arguments.toArray(String[]::new));
            if (code != 0) {
                throw new ImageBuildException("What Spring AOT wrote for %s does not compile; %s tells why."
                        .formatted(name, log));
            }
        }
    }

    /** The same classes make the same bytes. */
    private static void pack(Path classes, Path jar) throws IOException {
        try (Stream<Path> files = Files.walk(classes);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                ZipEntry entry = new ZipEntry(classes.relativize(file).toString().replace('\\', '/'));
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
            }
        }
        Stage.setTime(jar);
    }
}
