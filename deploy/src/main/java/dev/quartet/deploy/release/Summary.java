package dev.quartet.deploy.release;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What became of a release, as a table. */
final class Summary {

    private static final int WIDTH = 60;

    private Summary() {}

    static List<String> lines(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return List.of();
        }
        Stream<String> head = Stream.of("", "%-15s %-15s %-10s %s".formatted("Region", "Service", "Result", "Runs"));
        return Stream.concat(head, outcomes.stream().map(Summary::line)).toList();
    }

    private static String line(Outcome outcome) {
        String tail = outcome.isGood() ? "" : " (%s)".formatted(gist(outcome.reason()));
        return "%-15s %-15s %-10s %s%s".formatted(outcome.region(), outcome.service(), outcome.result().name()
                .toLowerCase(Locale.ROOT), outcome.runs(), tail);
    }

    // The whole of it stands above.
    private static String gist(String reason) {
        String line = reason.lines().findFirst().orElse("");
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "…";
    }
}
