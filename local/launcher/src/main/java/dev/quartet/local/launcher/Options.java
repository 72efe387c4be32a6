package dev.quartet.local.launcher;

import dev.quartet.local.launcher.observe.Observatory;
import dev.quartet.local.launcher.project.QuartetService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the person asked for. */
@Command(name = "launcher", customSynopsis = "mvn -Plocal [-Dlocal.args=\"FLAGS\"]", description = "Runs user, news, market and blog on this machine, with stand-ins for DynamoDB and S3.", sortOptions = false, usageHelpAutoWidth = true)
final class Options {

    private static final int MOST_TASKS = 4;
    private static final int LAST_PORT = 65_535;
    private static final int LAST_PORT_TO_OBSERVE = LAST_PORT - Observatory.GRAFANA;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(names = "--tasks", paramLabel = "N", defaultValue = "1", description = "Instances of each service, 1 to 4 (default: 1).")
    private int tasks;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "${env:PORT:-3000}", description = "Where to listen (default: the environment's PORT, or else 3000).")
    private int port;

    @Option(names = "--only", paramLabel = "SERVICE", description = "Just this service, directly on the port; it reloads when its classes are compiled.")
    private @Nullable String only;

    @Option(names = "--fresh", description = "Forget the data of earlier runs first.")
    private boolean fresh;

    @Option(names = "--no-sample-data", description = "Do not load sample data on the first start.")
    private boolean withoutSampleData;

    @Option(names = "--observe", description = "Show the services at work: Prometheus (has to be installed) on the port plus 90, traces in Zipkin (fetched by Maven) plus 91, Grafana (if installed) plus 92.")
    private boolean observe;

    @Option(names = "--help", usageHelp = true, description = "Show this and start nothing.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    int tasks() {
        return tasks;
    }

    int port() {
        return port;
    }

    boolean fresh() {
        return fresh;
    }

    boolean observe() {
        return observe;
    }

    boolean withSampleData() {
        return !withoutSampleData;
    }

    @Nullable
    QuartetService only() {
        return only == null
                ? null
                : QuartetService.named(only).orElseThrow(() -> wrong("--only", only,
                        "one of user-service, news-service, market-service, blog-service"));
    }

    /** Refuses what each flag's type lets through. */
    void check() {
        if (tasks < 1 || tasks > MOST_TASKS) {
            throw wrong("--tasks", Integer.toString(tasks), "1 to " + MOST_TASKS);
        }
        if (port < 1 || port > LAST_PORT) {
            throw wrong("--port", Integer.toString(port), "1 to " + LAST_PORT);
        }
        if (observe && port > LAST_PORT_TO_OBSERVE) {
            throw wrong("--port", Integer.toString(port), "1 to " + LAST_PORT_TO_OBSERVE + " with --observe");
        }
        if (only() != null && tasks > 1) {
            throw new ParameterException(command.commandLine(),
                    "--only runs one instance directly on the port, so it does not go with --tasks.");
        }
    }

    private ParameterException wrong(String flag, @Nullable String value, String right) {
        return new ParameterException(command.commandLine(), flag + " is " + value + " but has to be " + right + ".");
    }
}
