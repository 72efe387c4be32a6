package dev.quartet.market.bar;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;

@Schema(name = "Bar", description = "One trading day of a symbol; prices in the currency that it is traded in", requiredProperties = {
        "date", "open", "high", "low", "close", "volume"})
record BarResponse(@Schema(example = "2026-11-20") LocalDate date, @Schema(example = "271.05") BigDecimal open,
        @Schema(example = "273.33") BigDecimal high, @Schema(example = "265.67") BigDecimal low,
        @Schema(example = "271.49") BigDecimal close,
        @Schema(description = "Units traded", example = "59030832", minimum = "0", maximum = "999999999999999999") long volume) {

    static BarResponse of(Bar bar) {
        return new BarResponse(bar.date(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }
}
