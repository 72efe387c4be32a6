package dev.quartet.market.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.support.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTests {

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAPL", "BRK.B", "7203.T", "BTC-USD", "ABCDEFGHIJKL"})
    void acceptsNamesAsExchangesWriteThem(String name) {
        assertThat(Symbol.valueOf(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aapl", ".", "..", ".A", "-A", "A/B", "A B", "ÄPL", "ABCDEFGHIJKLM", "AAPL\n", "A%2F"})
    void rejectsOtherNames(String name) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new Symbol(name))
                .satisfies(e -> assertThat(e.getBody().getProperties()).extractingByKey("errors").asString()
                        .contains("symbol"));
    }

    @Test
    void isOrderedByName() {
        assertThat(new Symbol("AAPL")).isLessThan(new Symbol("MSFT"));
        assertThat(new Symbol("MSFT")).isGreaterThan(new Symbol("AAPL"));
    }
}
