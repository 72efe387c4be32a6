package dev.quartet.local.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where this machine's Chromium is, and what follows when there is none. */
record Chromium(Map<String, String> environment, List<Path> usualPlaces) {

    private static final String ABSENT = "No Chromium here: install one (Debian: apt-get install chromium)"
            + " or name its program in CHROMIUM_PATH.";

    static Chromium installed() {
        return new Chromium(System.getenv(), List.of(
                Path.of("/usr/bin/chromium"),
                Path.of("/usr/bin/chromium-browser"),
                Path.of("/usr/bin/google-chrome"),
                Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
                Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe")));
    }

    /** The program, or the end of the test: skipped on a person's machine, failed where {@code CI=true}. */
    Path require() {
        return find().orElseGet(() -> InstalledProgram.absent(ABSENT, environment));
    }

    private Optional<Path> find() {
        var named = Stream.of("CHROMIUM_PATH").map(environment::get).filter(Objects::nonNull).map(Path::of);
        return Stream.concat(named, usualPlaces.stream()).filter(Files::isExecutable).findFirst();
    }
}
