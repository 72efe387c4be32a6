package dev.quartet.market.page;

import dev.quartet.market.bar.Bars;
import dev.quartet.market.bar.Symbol;
import dev.quartet.market.bar.UnknownSymbolException;
import dev.quartet.support.page.Layout;
import gg.jte.Content;
import io.swagger.v3.oas.annotations.Hidden;
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
            @RequestParam(defaultValue = "1Y") String range, @RequestParam(required = false) @Nullable String cursor) {
        return layout.render("Market", () -> content(symbol, Span.of(range), cursor), "chart.umd.min.js",
                "market.js");
    }

    private Content content(@Nullable Symbol asked, Span span, @Nullable String cursor) {
        var symbols = bars.symbols(SYMBOLS, cursor);
        var shown = asked == null ? symbols.items().stream().findFirst() : Optional.of(asked);
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("symbols", symbols);
        parameters.put("shown", shown.map(Symbol::name).orElse(null));
        parameters.put("prices", shown.flatMap(symbol -> prices(symbol, span)).orElse(null));
        parameters.put("span", span);
        parameters.put("basePath", layout.basePath());
        return layout.template("market.jte", parameters);
    }

    private Optional<Prices> prices(Symbol symbol, Span span) {
        try {
            var newest = bars.latest(symbol).date();
            return Optional.of(new Prices(symbol.name(), bars.find(symbol, span.until(newest)).bars()));
        } catch (UnknownSymbolException _) {
            return Optional.empty();
        }
    }
}
