package dev.quartet.bench.image;

import dev.quartet.bench.machine.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Express app; its dependencies are a layer of their own, as everybody's are. */
final class ExpressRecipe implements Recipe {

    private static final String LINE = "<h1>Who answered";

    private final Peers peers;
    private final Path app;
    private @Nullable Subject built;
    private int changes;

    ExpressRecipe(Peers peers, Path app) {
        this.peers = peers;
        this.app = app;
    }

    @Override
    public String title() {
        return "the course's app in Express: npm install, and the image by Jib's library";
    }

    @Override
    public Duration buildClean() throws IOException {
        Command.of("rm", "-rf", app.resolve("node_modules").toString()).output();
        long begin = System.nanoTime();
        built = peers.express();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public Duration buildAfterOneLine() throws IOException {
        Path file = app.resolve("app.js");
        Files.writeString(file, Files.readString(file).replaceFirst(LINE + "( \\(\\d+\\))?", LINE + " (" + ++changes
                + ")"));
        long begin = System.nanoTime();
        built = peers.expressOf(app);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public String pushed() throws IOException {
        if (built == null) {
            buildClean();
        }
        return Objects.requireNonNull(built).image();
    }
}
