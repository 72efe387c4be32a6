package dev.quartet.rehearsal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the person asked for. */
@Command(name = "rehearsal", customSynopsis = "mvn -Prehearsal [-Drehearsal.args=\"FLAGS\"]", description = "Brings environment staging up, releases, breaks, scales and takes down, with the deploy tool and real containers, without an account of AWS.", sortOptions = false, usageHelpAutoWidth = true)
final class Options {

    @Option(names = "--registry", paramLabel = "HOST:PORT", defaultValue = "${env:REGISTRY:-}", description = "A registry on this machine; images that are there need not be built (default: $REGISTRY, else one of its own by docker-registry).")
    private String registry = "";

    @Option(names = "--python", paramLabel = "FILE", defaultValue = "${env:REHEARSAL_PYTHON:-python3}", description = "A Python that has what .ci/requirements.txt names (default: $REHEARSAL_PYTHON, else python3).")
    private String python = "python3";

    @Option(names = "--endpoint", paramLabel = "URL", defaultValue = "${env:REHEARSAL_ENDPOINT:-}", description = "An emulator that is there already, such as one in a container, instead of this project's own. Its tasks have to be containers of this Docker, with their service's name in their own (default: $REHEARSAL_ENDPOINT).")
    private String endpoint = "";

    @Option(names = "--image-base", hidden = true, defaultValue = "")
    private String imageBase = "";

    @Option(names = "--speed", paramLabel = "N", defaultValue = "1", description = "Divides the waits between the load balancer's health checks; 1, the default, is as declared.")
    private String speed = "1";

    @Option(names = "--pipeline", description = "Plays pushes to main instead: what the release workflow makes of four commits, step by step.")
    private boolean pipeline;

    @Option(names = "--report", paramLabel = "FILE", description = "Where the report goes (default: target/rehearsal/report.md, or pipeline.md beside it).")
    private @Nullable Path report;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    String registry() {
        return registry;
    }

    String python() {
        return python;
    }

    /** Of an emulator that is there already; empty if one is to be started. */
    String endpoint() {
        return endpoint;
    }

    String imageBase() {
        return imageBase;
    }

    String speed() {
        return speed;
    }

    boolean isPipeline() {
        return pipeline;
    }

    Path report() {
        return report == null ? Path.of("target", "rehearsal", pipeline ? "pipeline.md" : "report.md") : report;
    }
}
