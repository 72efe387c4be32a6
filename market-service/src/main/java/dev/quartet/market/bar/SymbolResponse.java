package dev.quartet.market.bar;

import io.swagger.v3.oas.annotations.media.Schema;

@Schema(name = "Symbol", description = "A symbol that has bars", requiredProperties = "symbol")
record SymbolResponse(@Schema(example = "AAPL") String symbol) {

    static SymbolResponse of(Symbol symbol) {
        return new SymbolResponse(symbol.name());
    }
}
