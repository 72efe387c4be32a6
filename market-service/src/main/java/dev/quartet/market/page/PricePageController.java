package dev.quartet.market.page;

import dev.quartet.market.bar.BarQuery;
import dev.quartet.market.bar.Bars;
import dev.quartet.market.bar.Symbol;
import dev.quartet.market.bar.UnknownSymbolException;
import dev.quartet.support.page.Layout;
import gg.jte.Content;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Hidden
class PricePageController {

    private static final int SYMBOLS = 50;

    private final Layout layout;
    private final Bars bars;

    PricePageController(Layout layout, Bars bars) {
        this.layout = layout;
        this.bars = bars;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(@RequestParam(required = false) @Nullable Symbol symbol,
            @RequestParam(defaultValue = "1Y") String range, @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor) {
        return layout.render("Market", () -> content(symbol, Span.of(range), Days.typed(from, to), cursor),
                "chart.umd.min.js", "market.js", "forms.js");
    }

    private Content content(@Nullable Symbol asked, Span span, @Nullable Days days, @Nullable String cursor) {
        var symbols = bars.symbols(SYMBOLS, cursor);
        var shown = asked == null ? symbols.items().stream().findFirst() : Optional.of(asked);
        var newest = shown.flatMap(this::newest);
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("symbols", symbols);
        parameters.put("shown", shown.map(Symbol::name).orElse(null));
        parameters.put("newest", newest.orElse(null));
        parameters.put("prices",
                newest.flatMap(day -> prices(shown.orElseThrow(), query(span, days, day))).orElse(null));
        parameters.put("span", span);
        parameters.put("days", days);
        parameters.put("writing", layout.writing());
        parameters.put("basePath", layout.basePath());
        return layout.template("market.jte", parameters);
    }

    private static BarQuery query(Span span, @Nullable Days days, LocalDate newest) {
        return days == null || days.fault() != null ? span.until(newest) : days.until(newest);
    }

    private Optional<LocalDate> newest(Symbol symbol) {
        try {
            return Optional.of(bars.latest(symbol).date());
        } catch (UnknownSymbolException _) {
            return Optional.empty();
        }
    }

    /** Empty where no day of the range was a trading day. */
    private Optional<Prices> prices(Symbol symbol, BarQuery query) {
        try {
            return Optional.of(bars.find(symbol, query).bars()).filter(found -> !found.isEmpty())
                    .map(found -> Prices.of(symbol.name(), found));
        } catch (UnknownSymbolException _) {
            return Optional.empty();
        }
    }
}
