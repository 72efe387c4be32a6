package dev.quartet.bench;

import dev.quartet.bench.machine.CommandFailedException;
import dev.quartet.bench.machine.EndingException;
import dev.quartet.local.launcher.console.Console;
import dev.quartet.local.launcher.machine.Parent;
import dev.quartet.local.standin.StandInsException;
import java.io.IOException;
import java.time.Clock;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine;

/** The program behind {@code mvn -Pbench}. */
public final class Bench {

    private static final int FAILED = 1;
    private static final int WRONG_FLAGS = 2;

    private Bench() {}

    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        Options options = new Options();
        CommandLine commandLine = new CommandLine(options);
        try {
            if (commandLine.parseArgs(arguments).isUsageHelpRequested()) {
                commandLine.usage(System.out);
                return 0;
            }
            options.check();
            Parent.endWithIt();
            Clock clock = Clock.systemUTC();
            new BenchRun(options, new Console(System.out, clock), clock).run();
            return 0;
        } catch (ParameterException wrong) {
            System.err.println(wrong.getMessage() + " (--help lists the flags)");
            return WRONG_FLAGS;
        } catch (EndingException | CommandFailedException | StandInsException | IOException failure) {
            System.err.println(failure.getMessage());
            return FAILED;
        }
    }
}
