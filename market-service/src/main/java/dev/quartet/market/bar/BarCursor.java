package dev.quartet.market.bar;

import dev.quartet.support.paging.Cursors;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A range's cursor carries the days that are left, so that later pages stay in the range that the first one meant. */
final class BarCursor {

    private static final String FROM = "from";
    private static final String TO = "to";

    private BarCursor() {}

    static @Nullable String next(Symbol symbol, FoundBars found) {
        return found.next() == null
                ? null
                : Cursors.encode(list(symbol),
                        Map.of(FROM, found.next().toString(), TO, found.range().to().toString()));
    }

    static BarQuery query(Symbol symbol, String cursor, int limit) {
        var position = Cursors.decode(list(symbol), cursor);
        return new BarQuery(LocalDate.parse(position.get(FROM)), LocalDate.parse(position.get(TO)), limit);
    }

    private static String list(Symbol symbol) {
        return "bars/" + symbol;
    }
}
