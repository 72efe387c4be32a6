package dev.quartet.news.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryTests {

    @Test
    void stripsSpaceAroundItsTexts() {
        assertThat(new Story(" t ", "\ts", "b\n", Section.WORLD, " y"))
                .isEqualTo(new Story("t", "s", "b", Section.WORLD, "y"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ' ' | s   | b   | y   | title
            t   | ' ' | b   | y   | summary
            t   | s   | ' ' | y   | body
            t   | s   | b   | ' ' | byline
            """)
    void rejectsBlankTexts(String title, String summary, String body, String byline, String named) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Story(title, summary, body, Section.WORLD, byline))
                .withMessageStartingWith(named + " must have 1 to ");
    }

    @Test
    void takesTextsOfFullLengthAndNoLonger() {
        Story longest = story(Story.LONGEST_TITLE, Story.LONGEST_SUMMARY, Story.LONGEST_BODY, Story.LONGEST_BYLINE);

        assertThat(longest.title()).hasSize(160);
        assertThatIllegalArgumentException().isThrownBy(() -> story(Story.LONGEST_TITLE + 1, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> story(1, Story.LONGEST_SUMMARY + 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> story(1, 1, Story.LONGEST_BODY + 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> story(1, 1, 1, Story.LONGEST_BYLINE + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\u0000b", "a\u0085b", "a\ud800b", "a\uffffb"})
    void rejectsCharactersThatNoLineHas(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Story(line, "s", "b", Section.WORLD, "y"))
                .withMessage("title must not have control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u000bb", "a\ufffeb", "a\udc00b"})
    void rejectsCharactersThatNoTextHas(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Story("t", "s", text, Section.WORLD, "y"));
    }

    @Test
    void takesEveryScript() {
        assertThat(new Story("行情 – naïve 🚢", "s", "a\tb\r\nc", Section.WORLD, "y").title()).isEqualTo("行情 – naïve 🚢");
    }

    @Test
    void hasParagraphsBetweenEmptyLines() {
        Story story = new Story("t", "s", "one\ntwo\n\nthree\r\n \r\n\r\nfour", Section.WORLD, "y");

        assertThat(story.paragraphs()).containsExactly("one\ntwo", "three", "four");
    }

    private static Story story(int title, int summary, int body, int byline) {
        return new Story("x".repeat(title), "x".repeat(summary), "x".repeat(body), Section.WORLD, "x".repeat(byline));
    }
}
