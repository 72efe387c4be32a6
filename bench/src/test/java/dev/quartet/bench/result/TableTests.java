package dev.quartet.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTests {

    @Test
    void setsNumbersToTheRight() {
        assertThat(new Table("image", "MiB").row(List.of("go", "2.00"))).hasToString("""
                | image | MiB |
                | --- | ---: |
                | go | 2.00 |
                """);
    }

    @Test
    void keepsACellInOneCell() {
        assertThat(new Table("why").row(List.of("a | b\nc")).toString()).endsWith("| a \\| b c |\n");
    }

    @Test
    void refusesARowThatDoesNotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Table("one", "two").row(List.of("one")));
    }
}
