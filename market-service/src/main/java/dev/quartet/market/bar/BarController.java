package dev.quartet.market.bar;

import dev.quartet.support.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/symbols")
@Tag(name = "Bars")
class BarController {

    private static final int MOST_BARS = 5_000;

    private final Bars bars;

    BarController(Bars bars) {
        this.bars = bars;
    }

    @GetMapping
    @Operation(summary = "List the symbols that have bars")
    Page<SymbolResponse> symbols(
            @Parameter(description = "How many at the most") @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @Parameter(description = "nextCursor of the page before") @RequestParam(required = false) @Nullable String cursor) {
        return bars.symbols(limit, cursor).map(SymbolResponse::of);
    }

    // Without a media type of its own this one also answers who accepts anything.
    @GetMapping("/{symbol}/bars")
    @Operation(summary = "Read a range of bars, oldest first", description = "As text/csv the same range comes in the form that can be uploaded, and the next page is in the header Link.")
    Page<BarResponse> range(@SymbolParameter @PathVariable Symbol symbol,
            @Parameter(description = "First day; without it one year up to the last day") @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @Parameter(description = "Last day; without it the newest bar's") @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @Parameter(description = "How many at the most") @RequestParam(defaultValue = "1000") @Min(1) @Max(MOST_BARS) int limit,
            @Parameter(description = "nextCursor of the page before, which stands for from and to") @RequestParam(required = false) @Nullable String cursor) {
        var found = bars.find(symbol, query(symbol, from, to, limit, cursor));
        return new Page<>(found.bars(), BarCursor.next(symbol, found)).map(BarResponse::of);
    }

    @GetMapping(path = "/{symbol}/bars", produces = BarCsv.MEDIA_TYPE)
    ResponseEntity<String> export(@SymbolParameter @PathVariable Symbol symbol,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(MOST_BARS) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var found = bars.find(symbol, query(symbol, from, to, limit, cursor));
        var answer = ResponseEntity.ok();
        var next = BarCursor.next(symbol, found);
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<bars?limit=%d&cursor=%s>; rel=\"next\"".formatted(limit, next));
        }
        return answer.body(BarCsv.write(found.bars()));
    }

    @GetMapping("/{symbol}/bars/latest")
    @Operation(summary = "Read the newest bar")
    BarResponse latest(@SymbolParameter @PathVariable Symbol symbol) {
        return BarResponse.of(bars.latest(symbol));
    }

    @DeleteMapping("/{symbol}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget a symbol with all its bars", description = "Forgetting what is not there is no error.")
    @ApiResponse(responseCode = "204", description = "There are no bars of this symbol now")
    void delete(@SymbolParameter @PathVariable Symbol symbol) {
        bars.delete(symbol);
    }

    private static BarQuery query(Symbol symbol, @Nullable LocalDate from, @Nullable LocalDate to, int limit,
            @Nullable String cursor) {
        return cursor == null ? new BarQuery(from, to, limit) : BarCursor.query(symbol, cursor, limit);
    }
}
