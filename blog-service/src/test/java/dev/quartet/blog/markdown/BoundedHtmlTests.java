package dev.quartet.blog.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class BoundedHtmlTests {

    private final BoundedHtml html = new BoundedHtml();

    @Test
    void keepsWhatItIsGiven() {
        assertThat(html.append("ab").append("-cd-", 1, 3).append('e')).hasToString("abcde");
    }

    @Test
    void holdsAMillionCharacters() {
        html.append("x".repeat(999_999)).append("abcdef", 2, 3);

        assertThat(html.toString()).hasSize(1_000_000);
        assertThatExceptionOfType(BoundlessMarkdownException.class).isThrownBy(() -> html.append('x'));
    }

    @Test
    void countsTheCellsThatATableCouldHave() {
        String row = "|".repeat(100) + "\n";

        assertThatCode(() -> BoundedHtml.requireModestTables(row.repeat(2_000))).doesNotThrowAnyException();
        assertThatExceptionOfType(BoundlessMarkdownException.class)
                .isThrownBy(() -> BoundedHtml.requireModestTables(row.repeat(2_001)));
    }

    @Test
    void countsNoCellsWhereThereAreNoBars() {
        assertThatCode(() -> BoundedHtml.requireModestTables("text\n".repeat(100_000) + "x".repeat(1_000)))
                .doesNotThrowAnyException();
    }
}
