package dev.quartet.bench.load;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk tells at its end.
 *
 * @param requestsPerSecond completed
 * @param median latency that half of the requests stayed under
 * @param p99 latency that 99 of 100 requests stayed under
 * @param errors answers other than 2xx and 3xx, and broken connections
 */
public record WrkReport(double requestsPerSecond, Duration median, Duration p99, long errors) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern MEDIAN = latency("50%");
    private static final Pattern P99 = latency("99%");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BROKEN = Pattern.compile(
            "Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    /**
     * Reads the output of {@code wrk --latency}.
     *
     * @throws IllegalArgumentException when it is not that
     */
    public static WrkReport parse(String output) {
        return new WrkReport(Double.parseDouble(required(RATE, output)), duration(required(MEDIAN, output)),
                duration(required(P99, output)), sum(REFUSED, output) + sum(BROKEN, output));
    }

    /** Reads wrk's units: {@code 812.00us}, {@code 1.53ms}, {@code 2.01s}, {@code 1.10m}. */
    static Duration duration(String text) {
        String unit = text.replaceFirst("^[0-9.]+", "");
        double value = Double.parseDouble(text.substring(0, text.length() - unit.length()));
        double nanos = switch (unit) {
            case "us" -> value * 1e3;
            case "ms" -> value * 1e6;
            case "s" -> value * 1e9;
            case "m" -> value * 60e9;
            case "h" -> value * 3600e9;
            default -> throw new IllegalArgumentException("wrk does not know the unit of " + text + ".");
        };
        return Duration.ofNanos(Math.round(nanos));
    }

    private static Pattern latency(String share) {
        return Pattern.compile("^\\s+" + Pattern.quote(share) + "\\s+([0-9.]+[a-z]+)", Pattern.MULTILINE);
    }

    private static String required(Pattern pattern, String output) {
        Matcher found = pattern.matcher(output);
        if (!found.find()) {
            throw new IllegalArgumentException("This is not what `wrk --latency` writes: " + output);
        }
        return found.group(1);
    }

    private static long sum(Pattern pattern, String output) {
        Matcher found = pattern.matcher(output);
        long sum = 0;
        if (found.find()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                sum += Long.parseLong(found.group(group));
            }
        }
        return sum;
    }
}
