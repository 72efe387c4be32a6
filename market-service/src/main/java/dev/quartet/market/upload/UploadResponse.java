package dev.quartet.market.upload;

import dev.quartet.market.bar.Bar;
import dev.quartet.market.bar.MergeCounts;
import dev.quartet.market.bar.Symbol;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

@Schema(name = "Upload", description = "What a file did to the symbol's bars", requiredProperties = {"symbol", "first",
        "last", "added", "changed", "unchanged"})
record UploadResponse(@Schema(example = "AAPL") String symbol,
        @Schema(description = "First day in the file", example = "2026-01-02") LocalDate first,
        @Schema(description = "Last day in the file", example = "2026-11-20") LocalDate last,
        @Schema(description = "Bars of days that had none", example = "223") int added,
        @Schema(description = "Bars that took the place of a different one", example = "1") int changed,
        @Schema(description = "Bars that were there already", example = "0") int unchanged) {

    static UploadResponse of(Symbol symbol, List<Bar> bars, MergeCounts counts) {
        return new UploadResponse(symbol.name(), Collections.min(bars).date(), Collections.max(bars).date(),
                counts.added(), counts.changed(), counts.unchanged());
    }
}
