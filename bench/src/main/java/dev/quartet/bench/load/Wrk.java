package dev.quartet.bench.load;

import dev.quartet.bench.machine.Command;
import dev.quartet.bench.machine.CommandFailedException;
import java.net.URI;
import java.time.Duration;

/** The load generator wrk, on this machine's loopback address only. */
public final class Wrk {

    /** What the table says of the load. */
    public static final String FLAGS = "-t2 -c32 --latency";

    private static final String LOOPBACK = "127.0.0.1";

    /** Says what to install when it is missing. */
    public static void require() {
        if (!Command.isInstalled("wrk")) {
            throw new CommandFailedException("There is no wrk here: `apt-get install wrk`, or `brew install wrk`.");
        }
    }

    public WrkReport load(URI target, Duration time) {
        if (!LOOPBACK.equals(target.getHost())) {
            throw new IllegalArgumentException("Load goes to " + LOOPBACK + " only, not to " + target + ".");
        }
        return WrkReport.parse(Command.of("wrk", "-t2", "-c32", "--latency", "-d" + time.toSeconds() + "s",
                target.toString()).output());
    }
}
