package dev.quartet.bench.result;

import java.util.Collection;

/** The median of some numbers, and how far they lie apart. */
public record Spread(double median, double least, double most, int count) {

    /**
     * Sums up.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static Spread of(Collection<Double> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("Nothing has no median.");
        }
        double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }
}
