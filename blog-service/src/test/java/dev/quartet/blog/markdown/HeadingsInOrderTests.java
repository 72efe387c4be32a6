package dev.quartet.blog.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingsInOrderTests {

    private final Markdown markdown = new Markdown();

    @ParameterizedTest
    @CsvSource({
            "'# a\n\n## b\n\n# c', h2 h3 h2",
            "'## a\n\n## b\n\n### c', h2 h2 h3",
            "'# a\n\n#### b\n\n#### c\n\n## d', h2 h3 h3 h3",
            "'### a\n\n## b', h2 h2",
            "'###### a', h2",
            "'no heading', ''"})
    void beginAtTheSecondLevelAndSkipNone(String source, String levels) {
        String html = markdown.render(source).html();

        assertThat(String.join(" ",
                html.lines().filter(line -> line.startsWith("<h")).map(line -> line.substring(1, 3)).toList()))
                .isEqualTo(levels);
    }
}
