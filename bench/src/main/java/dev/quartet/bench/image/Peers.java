package dev.quartet.bench.image;

import dev.quartet.bench.machine.Command;
import dev.quartet.bench.machine.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The same JSON by other means: Express as in the course, Go's net/http, and a file served by nginx. */
final class Peers {

    private static final String LIBRARIES = "/opt/lib";
    private static final String TAG = ":bench";

    private final Path sources;
    private final Path assets;
    private final Path work;
    private final Bases bases;
    private final String prefix;

    /**
     * Prepares to build.
     *
     * @param root of this project, where the build has been
     * @param work directory of this run
     * @param prefix registry and first part of each name
     */
    Peers(Path root, Path work, Bases bases, String prefix) {
        this.sources = root.resolve("bench/peers");
        this.assets = root.resolve("service-support/target/classes/static/assets");
        this.work = work;
        this.bases = bases;
        this.prefix = prefix;
    }

    /** The course's own app, rewritten in Express 5. */
    Subject express() throws IOException {
        return expressOf(express(sources.resolve("express")));
    }

    Recipe expressRecipe() {
        return new ExpressRecipe(this, work.resolve("express"));
    }

    Subject expressOf(Path app) throws IOException {
        String image = prefix + "/express" + TAG;
        node().tree(app.resolve("node_modules"), "/app/node_modules")
                .tree(assets, "/app/assets")
                .files(List.of(app.resolve("package.json"), app.resolve("app.js")), "/app")
                .push(image);
        return Subject.peer("express", "the course's app in Express 5 on Node " + nodeVersion(), image);
    }

    /** The same edge in Go's net/http. */
    Subject go() throws IOException {
        requireInstalled("go", "install Go 1.22 or newer");
        Path twin = Files.createDirectories(work.resolve("go")).resolve("twin").toAbsolutePath();
        Command.of("go", "build", "-trimpath", "-ldflags=-s -w", "-o", twin.toString(), ".")
                .in(sources.resolve("go"))
                .with("CGO_ENABLED", "0")
                .output();
        String image = prefix + "/go" + TAG;
        Layers.onNothing().tree(assets, "/app/assets").program(twin, "/app/twin").starting("/app/twin").push(image);
        return Subject.peer("go", "Go net/http, a static program on nothing", image);
    }

    /** The floor: a file. */
    Subject nginx() throws IOException {
        String image = prefix + "/nginx" + TAG;
        Path pages = sources.resolve("nginx");
        nginxBase().files(List.of(pages.resolve("identity.json"), pages.resolve("ready.json")), "/app").push(image);
        Path settings = work.resolve("nginx/nginx.conf").toAbsolutePath();
        Files.createDirectories(settings.getParent());
        Files.copy(pages.resolve("nginx.conf"), settings, StandardCopyOption.REPLACE_EXISTING);
        return new Subject("nginx", "nginx with /json as a file", image, null, List.of(settings + ":/app/nginx.conf"));
    }

    private Path express(Path source) throws IOException {
        requireInstalled("npm", "install Node 20 or newer with npm");
        Path app = Files.createDirectories(work.resolve("express"));
        for (String name : List.of("package.json", ".npmrc", "app.js")) {
            Files.copy(source.resolve(name), app.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Command.of("npm", "install", "--omit=dev", "--no-package-lock", "--silent").in(app).output();
        return app;
    }

    private Layers node() throws IOException {
        if (bases.node() != null) {
            return Layers.on(bases.node()).starting("node", "/app/app.js");
        }
        requireInstalled("node", "install Node 20 or newer, or name an image with --node-image");
        Path node = Path.of(Command.of("node", "-p", "process.execPath").output());
        SharedLibraries libraries = SharedLibraries.of(node);
        return bases.smallFor(libraries)
                .files(libraries.beyondTheBase(), LIBRARIES)
                .program(node, "/opt/node")
                .environment(Map.of("LD_LIBRARY_PATH", LIBRARIES))
                .starting("/opt/node", "/app/app.js");
    }

    private static String nodeVersion() {
        return Command.isInstalled("node") ? Command.of("node", "--version").output() : "of its image";
    }

    private Layers nginxBase() throws IOException {
        if (bases.nginx() != null) {
            return Layers.on(bases.nginx()).starting("nginx", "-c", "/app/nginx.conf");
        }
        Path nginx = Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new CommandFailedException(
                        "There is no nginx here: `apt-get install nginx-light`, or name an image with --nginx-image."));
        SharedLibraries libraries = SharedLibraries.of(nginx);
        return bases.smallFor(libraries)
                .files(libraries.beyondTheBase(), LIBRARIES)
                .program(nginx, "/opt/nginx")
                .environment(Map.of("LD_LIBRARY_PATH", LIBRARIES))
                .starting("/opt/nginx", "-e", "/tmp/error.log", "-c", "/app/nginx.conf");
    }

    private static void requireInstalled(String program, String remedy) {
        if (!Command.isInstalled(program)) {
            throw new CommandFailedException("There is no " + program + " here: " + remedy + ".");
        }
    }
}
