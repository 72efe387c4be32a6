package dev.quartet.local.launcher;

import dev.quartet.local.launcher.project.QuartetService;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A built clone whose services are fakes, and the launcher as a process that runs in it. */
public record FakeProject(Path root) {

    public static FakeProject in(Path root) throws IOException {
        String testClasses = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.endsWith("test-classes"))
                .findFirst()
                .orElseThrow();
        for (QuartetService service : QuartetService.values()) {
            Path target = root.resolve(service.serviceName()).resolve("target");
            Files.createDirectories(target.resolve("classes"));
            Files.writeString(target.resolve("classpath.txt"), testClasses);
        }
        return new FakeProject(root);
    }

    /** Starts the launcher; its lines are in {@link #console()}. */
    public Process start(String... flags) throws IOException {
        return builder(command(flags)).start();
    }

    /** The same with other variables in its environment. */
    public Process start(Map<String, String> environment, String... flags) throws IOException {
        ProcessBuilder builder = builder(command(flags));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Starts a process that starts the launcher, as Maven does. */
    public Process startByParent(String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\"; exit $?", "parent"));
        command.addAll(command(flags));
        return builder(command).start();
    }

    public String console() throws IOException {
        return Files.exists(consoleFile()) ? Files.readString(consoleFile()) : "";
    }

    public static void main(String... arguments) {
        System.exit(Launcher.run((data, console) -> new NoStores(), arguments));
    }

    private ProcessBuilder builder(List<String> command) {
        return new ProcessBuilder(command).directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(consoleFile().toFile());
    }

    private Path consoleFile() {
        return root.resolve("console.txt");
    }

    private static List<String> command(String... flags) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dquartet.end-with-parent=true",
                "-cp",
                System.getProperty("java.class.path"),
                FakeProject.class.getName()));
        command.addAll(List.of(flags));
        return command;
    }

    private record NoStores() implements Stores {

        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public void close() {}
    }
}
