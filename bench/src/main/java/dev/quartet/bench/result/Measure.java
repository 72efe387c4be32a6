package dev.quartet.bench.result;

import java.util.Locale;

/** One of the five things that are measured. */
public enum Measure {

    BUILD, SIZE, COLD_START, THROUGHPUT, SCALE;

    /** As a person writes it, such as {@code cold-start}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
