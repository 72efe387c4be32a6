package dev.quartet.local.launcher.console;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Plain lines for a person, each with the seconds since the start. */
public final class Console {

    private final PrintStream out;
    private final Clock clock;
    private final Instant start;

    public Console(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Says one thing that just happened; further lines of the text are set in under the first. */
    public void say(String text) {
        double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds, text.replace("\n", "\n          ")));
    }

    /** Prints lines as they are. */
    public void show(String text) {
        out.println(text);
    }
}
