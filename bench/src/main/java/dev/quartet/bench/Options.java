package dev.quartet.bench;

import dev.quartet.bench.image.Bases;
import dev.quartet.bench.image.Images.Wishes;
import dev.quartet.bench.image.Registry;
import dev.quartet.bench.result.Measure;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What the person asked for. */
@Command(name = "bench", customSynopsis = "mvn -Pbench [-Dbench.args=\"FLAGS\"]", description = "Measures the images of the four services beside their peers, on this machine.", sortOptions = false, usageHelpAutoWidth = true)
final class Options {

    private static final int MOST_ROUNDS = 50;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Rounds, in each of which every subject has its turn (default: 5).")
    private int rounds;

    @Option(names = "--only", paramLabel = "MEASURE", split = ",", converter = MeasureByName.class, description = "Just these, of build, size, cold-start, throughput, scale; the others keep their last numbers.")
    private List<Measure> only = List.of();

    @Option(names = "--quick", description = "Two rounds of short windows, to see that everything works; the numbers are rough and go to bench/target.")
    private boolean quick;

    @Option(names = "--subjects", paramLabel = "NAME", split = ",", description = "Just these, of user-service, news-service, market-service, blog-service, plain, express, go, nginx.")
    private List<String> subjects = List.of();

    @Option(names = "--image", paramLabel = "NAME=REFERENCE", description = "Measure this image as that subject instead of building it. Another NAME adds a subject; it is taken for a user-service unless it begins with news, market or blog.")
    private Map<String, String> images = new LinkedHashMap<>();

    @Option(names = "--cpus", paramLabel = "N", split = ",", defaultValue = "0.25,1", description = "Limits to measure under (default: 0.25,1).")
    private List<String> cpus = List.of();

    @Option(names = "--base", paramLabel = "IMAGE", defaultValue = "${sys:image.base}", description = "Small base of ours and of the peers: a reference, docker://REFERENCE or tar://FILE (default: the build's image.base).")
    private @Nullable String base;

    @Option(names = "--java-image", paramLabel = "IMAGE", description = "Base of the plain image, with a full Java runtime (default: Jib's own, eclipse-temurin:25-jre, or a stand-in where it cannot be had).")
    private @Nullable String javaImage;

    @Option(names = "--node-image", paramLabel = "IMAGE", description = "Base of the Express image (default: this machine's node on the small base).")
    private @Nullable String nodeImage;

    @Option(names = "--nginx-image", paramLabel = "IMAGE", description = "Base of the nginx image (default: this machine's nginx on the small base).")
    private @Nullable String nginxImage;

    @Option(names = "--registry", paramLabel = "HOST:PORT", description = "A registry on the loopback address (default: one that is started, Debian's docker-registry).")
    private @Nullable String registry;

    @Option(names = "--output", paramLabel = "DIRECTORY", description = "Where the table, the chart and the samples go (default: bench/results).")
    private @Nullable Path output;

    @Option(names = "--help", usageHelp = true, description = "Show this and measure nothing.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    int rounds() {
        return quick ? Math.min(rounds, 2) : rounds;
    }

    boolean quick() {
        return quick;
    }

    Set<Measure> measures() {
        return only.isEmpty() ? EnumSet.allOf(Measure.class) : EnumSet.copyOf(only);
    }

    /** Whether a subject of this name is wanted. */
    private boolean wants(String subject) {
        return subjects.isEmpty() || subjects.contains(subject) || images.containsKey(subject);
    }

    List<String> cpus() {
        return cpus;
    }

    Bases bases() {
        return new Bases(blankToNull(base), nodeImage, nginxImage, javaImage);
    }

    Wishes wishes() {
        return new Wishes(registry, images, this::wants);
    }

    Path output() {
        if (output != null) {
            return output;
        }
        return Path.of(quick ? "bench/target/quick" : "bench/results");
    }

    /** Refuses what each flag's type lets through. */
    void check() {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw wrong("--rounds", Integer.toString(rounds), "1 to " + MOST_ROUNDS);
        }
        for (String limit : cpus) {
            if (!limit.matches("[0-9]+(\\.[0-9]+)?") || Double.parseDouble(limit) <= 0) {
                throw wrong("--cpus", limit, "a number above 0, such as 0.25");
            }
        }
        if (registry != null && !registry.matches(Registry.LOOPBACK)) {
            throw wrong("--registry", registry, "on the loopback address, such as 127.0.0.1:5000");
        }
    }

    // The build hands over its property even where it is not set.
    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() || value.startsWith("${") ? null : value;
    }

    private ParameterException wrong(String flag, String value, String right) {
        return new ParameterException(command.commandLine(), flag + " is " + value + " but has to be " + right + ".");
    }

    static final class MeasureByName implements ITypeConverter<Measure> {

        @Override
        public Measure convert(String name) {
            for (Measure measure : Measure.values()) {
                if (measure.toString().equals(name)) {
                    return measure;
                }
            }
            throw new TypeConversionException("has to be build, size, cold-start, throughput or scale, not " + name
                    + ".");
        }
    }
}
