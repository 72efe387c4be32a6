package dev.quartet.market.upload;

import dev.quartet.market.bar.Bar;
import dev.quartet.market.bar.Bars;
import dev.quartet.market.bar.Symbol;
import dev.quartet.market.bar.SymbolParameter;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/symbols/{symbol}/bars")
@Tag(name = "Bars")
class UploadController {

    /** Where a day begins first: an exchange there may have today's bar while it is yesterday elsewhere. */
    private static final ZoneOffset EARLIEST_ZONE = ZoneOffset.ofHours(14);

    private final Bars bars;
    private final Clock clock;

    UploadController(Bars bars, Clock clock) {
        this.bars = bars;
        this.clock = clock;
    }

    @PostMapping(consumes = "text/csv")
    @UploadOperation
    ResponseEntity<UploadResponse> uploadCsv(@SymbolParameter @PathVariable Symbol symbol,
            @Parameter(hidden = true) HttpServletRequest request) throws IOException {
        return store(symbol, CsvBars.read(request.getInputStream(), lastDay()), request);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @UploadOperation
    ResponseEntity<UploadResponse> uploadJson(@SymbolParameter @PathVariable Symbol symbol,
            @Parameter(hidden = true) HttpServletRequest request) throws IOException {
        return store(symbol, JsonBars.read(request.getInputStream(), lastDay()), request);
    }

    private LocalDate lastDay() {
        return LocalDate.now(clock.withZone(EARLIEST_ZONE));
    }

    private ResponseEntity<UploadResponse> store(Symbol symbol, List<Bar> uploaded, HttpServletRequest request) {
        var counts = bars.merge(symbol, uploaded);
        var response = UploadResponse.of(symbol, uploaded, counts);
        if (counts.added() == 0) {
            return ResponseEntity.ok(response);
        }
        var range = "%s?from=%s&to=%s".formatted(request.getRequestURI(), response.first(), response.last());
        return ResponseEntity.created(URI.create(range)).body(response);
    }
}
