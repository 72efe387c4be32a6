package dev.quartet.market.bar;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.quartet.support.paging.Cursors;
import dev.quartet.support.paging.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Repository;

/** All bars. Writers of the same symbol never lose each other's: each year is replaced only as it was read. */
@Repository
public class Bars {

    private static final int YEARS_AT_ONCE = 8;
    private static final String SYMBOLS = "symbols";
    private static final String AFTER = "after";

    private final YearObjects years;
    private final RetryTemplate untilUnchanged;

    Bars(YearObjects years, MergeSettings settings) {
        this.years = years;
        this.untilUnchanged = new RetryTemplate(RetryPolicy.builder().includes(YearChangedException.class)
                .delay(Duration.ofMillis(10)).jitter(Duration.ofMillis(10)).multiplier(1.5)
                .maxDelay(Duration.ofMillis(400)).maxRetries(Integer.MAX_VALUE).timeout(settings.patience()).build());
    }

    /**
     * Stores bars, each in place of the one of its day. Doing it again changes nothing; after a failure some years may
     * be stored and others not, which doing it again mends.
     */
    public MergeCounts merge(Symbol symbol, List<Bar> arriving) {
        var byYear = arriving.stream().collect(groupingBy(bar -> bar.date().getYear(), TreeMap::new,
                toList()));
        return byYear.entrySet().stream()
                .gather(Gatherers.mapConcurrent(YEARS_AT_ONCE, year -> mergePatiently(symbol, year)))
                .reduce(MergeCounts.NONE, MergeCounts::plus);
    }

    /**
     * Reads a range; only its years are asked for.
     *
     * @throws UnknownSymbolException if the symbol has no bar at all
     */
    public FoundBars find(Symbol symbol, BarQuery query) {
        var known = knownYears(symbol);
        var range = query.range(() -> newest(symbol, known).date());
        var bars = known.stream().filter(range::touches)
                .gather(Gatherers.mapConcurrent(YEARS_AT_ONCE, year -> years.read(symbol, year).bars()))
                .flatMap(List::stream).filter(bar -> range.contains(bar.date()))
                .limit(query.limit() + 1L).toList();
        return FoundBars.of(bars, range, query.limit());
    }

    /**
     * Reads the newest bar.
     *
     * @throws UnknownSymbolException if the symbol has no bar at all
     */
    public Bar latest(Symbol symbol) {
        return newest(symbol, knownYears(symbol));
    }

    /** Symbols that have bars, in the order of their bytes. */
    public Page<Symbol> symbols(int limit, @Nullable String cursor) {
        var after = cursor == null ? null : Cursors.decode(SYMBOLS, cursor).get(AFTER);
        var found = years.symbols(after, limit);
        var symbols = found.names().stream().map(Symbol::new).toList();
        return new Page<>(symbols,
                found.hasMore() ? Cursors.encode(SYMBOLS, Map.of(AFTER, found.names().getLast())) : null);
    }

    /** Forgets the symbol; there may be none. */
    public void delete(Symbol symbol) {
        years.delete(symbol);
    }

    private MergeCounts mergePatiently(Symbol symbol, Map.Entry<Integer, List<Bar>> year) {
        try {
            return untilUnchanged.invoke(() -> merge(symbol, year.getKey(), year.getValue()));
        } catch (YearChangedException e) {
            throw new BusySymbolException(symbol, e);
        }
    }

    private MergeCounts merge(Symbol symbol, int year, List<Bar> arriving) {
        var stored = years.read(symbol, year);
        var merge = Merge.of(stored.bars(), arriving);
        if (!merge.counts().leaveAllAsItWas()) {
            years.write(symbol, year, merge.bars(), stored.version());
        }
        return merge.counts();
    }

    private List<Integer> knownYears(Symbol symbol) {
        var known = years.years(symbol);
        if (known.isEmpty()) {
            throw new UnknownSymbolException(symbol);
        }
        return known;
    }

    /** From the newest year on, because a year may be deleted between listing and reading. */
    private Bar newest(Symbol symbol, List<Integer> known) {
        return known.reversed().stream().map(year -> years.read(symbol, year).bars())
                .filter(bars -> !bars.isEmpty()).map(List::getLast).findFirst()
                .orElseThrow(() -> new UnknownSymbolException(symbol));
    }
}
