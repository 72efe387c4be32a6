package dev.quartet.bench.image;

import dev.quartet.bench.machine.Command;
import dev.quartet.bench.machine.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** This project's last commit in a directory of its own, so that building and changing it leaves the real one alone. */
final class Clone {

    private static final String LINE = "newest first";

    private final Path directory;
    private final Path changed;
    private int changes;

    private Clone(Path directory) {
        this.directory = directory;
        this.changed = directory.resolve("user-service/src/main/jte/people.jte");
    }

    /** Clones the commit that is checked out; a clone of an earlier run is replaced. */
    static Clone of(Path root, Path directory) {
        Command.of("rm", "-rf", directory.toString()).output();
        Command.of("git", "clone", "--quiet", "--shared", root.toString(), directory.toString()).output();
        return new Clone(directory);
    }

    /** Runs Maven there, without tests, and tells how long it took. */
    Duration build(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("mvn", "-B", "-q", "-DskipTests"));
        words.addAll(arguments);
        long begin = System.nanoTime();
        Command.of(words).in(directory).output();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Changes one line of user-service: a word on its page, another one each time. */
    void changeOneLine() throws IOException {
        String page = Files.readString(changed);
        String anew = page.replaceFirst(LINE + "( \\(\\d+\\))?", LINE + " (" + ++changes + ")");
        if (anew.equals(page)) {
            throw new CommandFailedException(changed + " has no line with '" + LINE + "' to change.");
        }
        Files.writeString(changed, anew);
    }

    /** The image that Jib pushed last for this module, by its digest. */
    String pushed(String module) throws IOException {
        JsonNode image = new JsonMapper().readTree(Files.readString(directory.resolve(module).resolve(
                "target/jib-image.json")));
        String name = image.path("image").asString();
        int slash = name.lastIndexOf('/');
        int colon = name.indexOf(':', slash);
        return (colon < 0 ? name : name.substring(0, colon)) + '@' + image.path("imageDigest").asString();
    }
}
