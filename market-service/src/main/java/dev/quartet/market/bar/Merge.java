package dev.quartet.market.bar;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What becomes of stored bars when others arrive: a newer bar takes the place of the one of its day.
 *
 * @param bars all bars afterwards, by date
 */
record Merge(List<Bar> bars, MergeCounts counts) {

    static Merge of(List<Bar> stored, List<Bar> arriving) {
        var byDate = stored.stream()
                .collect(Collectors.toMap(Bar::date, Function.identity(), (first, second) -> second,
                        TreeMap<LocalDate, Bar>::new));
        var counts = MergeCounts.NONE;
        for (var bar : arriving) {
            var before = byDate.put(bar.date(), bar);
            counts = counts.plus(MergeCounts.of(before, bar));
        }
        return new Merge(List.copyOf(byDate.values()), counts);
    }
}
