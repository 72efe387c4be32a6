package dev.quartet.bench.measure;

import static java.util.Locale.ROOT;

import dev.quartet.bench.image.Manifest;
import dev.quartet.bench.image.Recipe;
import dev.quartet.bench.image.Registry;
import dev.quartet.bench.machine.CommandFailedException;
import dev.quartet.bench.result.Metric;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** How long images take to build and push, all of it and after one changed line, and what that line sends. */
public final class Builds {

    private static final double KIBI = 1024;
    private static final double MILLIS = 1e3;

    private final Recorder recorder;

    public Builds(Recorder recorder) {
        this.recorder = recorder;
    }

    /** Builds each once a round; Maven's and npm's downloads are there already, from the images' first build. */
    public void measure(Map<String, Recipe> recipes) {
        recipes.forEach((name, recipe) -> recorder.describe(name, recipe.title()));
        for (int round = 1; round <= recorder.rounds(); round++) {
            int now = round;
            recipes.forEach((name, recipe) -> recorder.attempt(name, () -> measure(name, recipe, now)));
        }
    }

    private void measure(String name, Recipe recipe, int round) {
        try {
            Duration clean = recipe.buildClean();
            Manifest before = manifest(recipe);
            Duration again = recipe.buildAfterOneLine();
            Manifest after = manifest(recipe);
            long pushed = after.bytesBeyond(before);
            recorder.add(name, "clean", Metric.BUILD_SECONDS, round, clean.toMillis() / MILLIS);
            recorder.add(name, "one line", Metric.BUILD_SECONDS, round, again.toMillis() / MILLIS);
            recorder.add(name, "one line", Metric.PUSHED_BYTES, round, (double) pushed);
            recorder.add(name, "one line", Metric.COMPRESSED_BYTES, round, (double) after.bytes());
            recorder.say(String.format(ROOT, "round %d, %s: clean %.1f s, one line %.1f s, %.1f of %.1f KiB pushed",
                    round, name, clean.toMillis() / MILLIS, again.toMillis() / MILLIS, pushed / KIBI, after.bytes()
                            / KIBI));
        } catch (IOException failure) {
            throw new CommandFailedException("its files cannot be changed (" + failure.getMessage() + ").", failure);
        }
    }

    private static Manifest manifest(Recipe recipe) throws IOException {
        String image = recipe.pushed();
        return Registry.of(image).manifest(image);
    }
}
