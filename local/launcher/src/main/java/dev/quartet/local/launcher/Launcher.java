package dev.quartet.local.launcher;

import dev.quartet.local.launcher.console.Console;
import dev.quartet.local.launcher.machine.Parent;
import dev.quartet.local.launcher.project.Project;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The program behind {@code mvn -Plocal}. */
public final class Launcher {

    private static final int FAILED = 1;
    private static final int WRONG_FLAGS = 2;
    private static final int JAVA = 25;

    private Launcher() {}

    public static void main(String... arguments) {
        System.exit(run(StandInStores::start, arguments));
    }

    /** Returns the exit code, at once when nothing could be started, else when the process is told to end. */
    static int run(Stores.Starter stores, String... arguments) {
        Options options = new Options();
        CommandLine commandLine = new CommandLine(options);
        try {
            if (commandLine.parseArgs(arguments).isUsageHelpRequested()) {
                commandLine.usage(System.out);
                return 0;
            }
            options.check();
            start(options, stores);
            return 0;
        } catch (ParameterException wrong) {
            System.err.println(wrong.getMessage() + " (--help lists the flags)");
            return WRONG_FLAGS;
        } catch (LaunchFailure failure) {
            System.err.println(failure.getMessage());
            return FAILED;
        }
    }

    private static void start(Options options, Stores.Starter stores) {
        int version = Runtime.version().feature();
        if (version != JAVA) {
            throw new LaunchFailure("This is JDK " + version + ", but a JDK " + JAVA + " is needed; `mvn -Plocal` "
                    + "finds one by itself when it is installed.");
        }
        Parent.endWithIt();
        Clock clock = Clock.systemUTC();
        new LocalRun(options, new Project(Path.of("")), stores, new Console(System.out, clock), clock).run();
    }
}
