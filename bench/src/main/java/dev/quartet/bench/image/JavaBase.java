package dev.quartet.bench.image;

import dev.quartet.bench.machine.Command;
import dev.quartet.bench.machine.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The base that Jib takes by itself, a distribution with a full Java runtime. Where its registry cannot be reached, a
 * stand-in is made: Debian's smallest installation without its documents, and a runtime linked from this JDK with all
 * modules but the developer's tools, with its class data archive, as Temurin's has it.
 */
record JavaBase(String image, String title) {

    static final String OF_JIB = "eclipse-temurin:25-jre";

    private static final URI PUBLIC_REGISTRY = URI.create("https://registry-1.docker.io/v2/");
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final Pattern TOOLS = Pattern.compile(
            "jdk\\.(attach|compiler|editpad|hotspot\\.agent|internal\\.(ed|le|opt|md).*|jartool|javadoc|jcmd|jconsole|jdeps|jdi|jlink|jpackage|jshell|jstatd|graal.*)");

    /**
     * Chooses.
     *
     * @param named by the person; null leaves the choice
     * @param work directory of this run, in which a stand-in is kept
     * @param prefix registry and first part of a stand-in's name
     */
    static JavaBase choose(@Nullable String named, Path work, String prefix) throws IOException {
        if (named != null) {
            return new JavaBase(named, named);
        }
        return answers(PUBLIC_REGISTRY) ? new JavaBase(OF_JIB, OF_JIB) : standIn(work, prefix);
    }

    private static JavaBase standIn(Path work, String prefix) throws IOException {
        String debian = prefix + "/debian:stand-in";
        String image = prefix + "/jre:stand-in";
        Command.of("docker", "import", debian(work).toString(), debian).output();
        Command.of("docker", "push", "--quiet", debian).output();
        Path runtime = runtime(work);
        Layers.on(debian)
                .tree(runtime, "/opt/java/openjdk")
                .environment(Map.of("JAVA_HOME", "/opt/java/openjdk", "PATH",
                        "/opt/java/openjdk/bin:/usr/local/bin:/usr/bin:/bin"))
                .push(image);
        return new JavaBase(image, "a stand-in for " + OF_JIB + ": Debian's minbase and a full runtime of "
                + Runtime.version());
    }

    private static Path debian(Path work) {
        Path archive = work.resolve("debian.tar").toAbsolutePath();
        if (Files.exists(archive)) {
            return archive;
        }
        if (!Command.isInstalled("debootstrap")) {
            throw new CommandFailedException("Jib's base " + OF_JIB + " cannot be reached, and there is no debootstrap "
                    + "for a stand-in: `apt-get install debootstrap`, or name an image with --java-image.");
        }
        Path root = work.resolve("debian").toAbsolutePath();
        Command.of("rm", "-rf", root.toString()).output();
        Command.of("debootstrap", "--variant=minbase", "stable", root.toString()).output();
        Command.of("sh", "-c", "rm -rf usr/share/doc usr/share/man usr/share/locale usr/share/info var/cache/apt "
                + "var/lib/apt/lists && tar --one-file-system -cf \"$0\" .", archive + ".part").in(root).output();
        Command.of("mv", archive + ".part", archive.toString()).output();
        Command.of("rm", "-rf", root.toString()).output();
        return archive;
    }

    private static Path runtime(Path work) {
        Path runtime = work.resolve("jre-" + Runtime.version()).toAbsolutePath();
        if (Files.isDirectory(runtime)) {
            return runtime;
        }
        String modules = Command.of(JDK.resolve("bin/java").toString(), "--list-modules").output().lines().map(
                line -> line.replaceFirst("@.*", "")).filter(module -> !TOOLS.matcher(module).matches()).collect(
                        Collectors.joining(","));
        Command.of(JDK.resolve("bin/jlink").toString(), "--add-modules", modules, "--strip-debug", "--no-man-pages",
                "--no-header-files", "--generate-cds-archive", "--output", runtime.toString()).output();
        return runtime;
    }

    private static boolean answers(URI registry) {
        HttpRequest request = HttpRequest.newBuilder(registry).timeout(Duration.ofSeconds(5)).build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 || status == 401;
        } catch (IOException unreachable) {
            return false;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
