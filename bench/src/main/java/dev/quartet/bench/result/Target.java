package dev.quartet.bench.result;

import static dev.quartet.bench.result.Measure.BUILD;
import static dev.quartet.bench.result.Measure.COLD_START;
import static dev.quartet.bench.result.Measure.SIZE;
import static dev.quartet.bench.result.Measure.THROUGHPUT;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A ratio that we set out to reach, and how it comes out. */
record Target(String text, Bound bound, double limit, Function<Results, Optional<Double>> ratio) {

    private static final String OURS = "user-service";
    private static final String PLAIN = "plain";
    private static final String EXPRESS = "express";
    private static final String QUARTER = "0.25";
    private static final double MEMORY_BYTES = 512 * 1024 * 1024;

    enum Bound {

        AT_LEAST, AT_MOST;

        boolean isMet(double value, double limit) {
            return this == AT_LEAST ? value >= limit : value <= limit;
        }

        @Override
        public String toString() {
            return this == AT_LEAST ? "at least" : "at most";
        }
    }

    static List<Target> all() {
        return List.of(new Target("ready at 0.25 CPU: plain Jib image / ours", Bound.AT_LEAST, 5.5, ratio(COLD_START,
                PLAIN, OURS, QUARTER, Metric.READY_SECONDS)),
                new Target("ready at 0.25 CPU: ours / Express", Bound.AT_MOST, 6.5, ratio(COLD_START, OURS, EXPRESS,
                        QUARTER, Metric.READY_SECONDS)),
                new Target("RSS after load: ours / Express", Bound.AT_MOST, 2.5, ratio(THROUGHPUT, OURS, EXPRESS, "",
                        Metric.LOADED_RESIDENT_BYTES)),
                new Target("RSS after load: ours / 512 MiB", Bound.AT_MOST, 0.35, results -> results.median(THROUGHPUT,
                        OURS, "", Metric.LOADED_RESIDENT_BYTES).map(bytes -> bytes / MEMORY_BYTES)),
                new Target("requests/s of `/json` at 0.25 CPU: ours / Express", Bound.AT_LEAST, 1.5, ratio(THROUGHPUT,
                        OURS, EXPRESS, QUARTER, Metric.REQUESTS_PER_SECOND)),
                new Target("p99 of `/json` at 0.25 CPU: ours / Express", Bound.AT_MOST, 1, ratio(THROUGHPUT, OURS,
                        EXPRESS, QUARTER, Metric.P99_MILLIS)),
                new Target("image compressed: ours / plain Jib", Bound.AT_MOST, 0.75, ratio(SIZE, OURS, PLAIN, "",
                        Metric.COMPRESSED_BYTES)),
                new Target("pushed after a one-line change / image", Bound.AT_MOST, 0.25, Target::pushed));
    }

    private static Function<Results, Optional<Double>> ratio(Measure measure, String over, String under,
            String setting, Metric metric) {
        return results -> results.median(measure, over, setting, metric).flatMap(top -> results.median(measure, under,
                setting, metric).map(bottom -> top / bottom));
    }

    private static Optional<Double> pushed(Results results) {
        return results.median(BUILD, OURS, "one line", Metric.PUSHED_BYTES).flatMap(pushed -> results.median(BUILD,
                OURS, "one line", Metric.COMPRESSED_BYTES).map(image -> pushed / image));
    }
}
