package dev.quartet.blog.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Markdown markdown = new Markdown();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # Title                      | <h2>Title</h2>
            ##### Five                   | <h6>Five</h6>
            ###### Six                   | <h6>Six</h6>
            <h1>Raw</h1>                 | <h2>Raw</h2>
            *a* **b** `c`                | <p><em>a</em> <strong>b</strong> <code>c</code></p>
            H<sub>2</sub>O <kbd>Esc</kbd>| <p>H<sub>2</sub>O <kbd>Esc</kbd></p>
            > said                       | <blockquote>\\n<p>said</p>\\n</blockquote>
            3. three                     | <ol start="3"><li>three</li></ol>
            - one                        | <ul><li>one</li></ul>
            ---                          | <hr />
            """)
    void rendersMarkdown(String source, String html) {
        assertThat(markdown.render(source).html().strip()).isEqualTo(html.replace("\\n", "\n"));
    }

    @Test
    void rendersTablesWithTheirAlignment() {
        assertThat(markdown.render("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |").html()).isEqualToIgnoringWhitespace(
                """
                        <table><thead><tr><th align="left">a</th><th align="center">b</th><th align="right">c</th></tr></thead>
                        <tbody><tr><td align="left">1</td><td align="center">2</td><td align="right">3</td></tr></tbody></table>
                        """);
    }

    @Test
    void namesTheLanguageOfCodeAndLetsTheKeyboardScrollIt() {
        assertThat(markdown.render("```c++\nint x;\n```").html())
                .isEqualTo("<pre tabindex=\"0\"><code class=\"language-c&#43;&#43;\">int x;\n</code></pre>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example/?q=1", "https://a.example/b#c", "mailto:mina@example.com",
            "HTTPS://a.example/"})
    void linksWithoutVouchingForThem(String address) {
        assertThat(Parsed.of(markdown.render("[a](" + address + ")").html()).attributes())
                .containsExactlyInAnyOrder("a@href=" + address, "a@rel=nofollow noopener");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a.example/", "/user/people", "//a.example/", "page", "#part", "tel:1"})
    void leavesOtherLinksAsTheirText(String address) {
        assertThat(markdown.render("[a](" + address + ")").html()).isEqualTo("<p>a</p>\n");
    }

    @Test
    void keepsALinksTitle() {
        assertThat(Parsed.of(markdown.render("[a](https://a.example/ \"Where\")").html()).attributes())
                .contains("a@title=Where");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ![A *boat*](https://a.example/b.png)                     | https://a.example/b.png | A boat
            ![](https://a.example/b.png)                             | https://a.example/b.png | Picture
            [![A boat](https://a.example/b.png)](https://b.example/) | https://b.example/      | A boat
            ![Two ![boats](https://b.example/)](https://a.example/)  | https://a.example/      | Two boats
            """)
    void linksToPicturesInsteadOfShowingThem(String source, String address, String text) {
        Parsed page = Parsed.of(markdown.render(source).html());

        assertThat(page.elements("a")).hasSize(1);
        assertThat(page.attributes()).contains("a@href=" + address);
        assertThat(page.text().strip()).isEqualTo(text);
        assertThat(page.elementNames()).doesNotContain("img");
    }

    @Test
    void excerptsTheFirstWords() {
        assertThat(excerpt("# Title\n\nFirst *words*\nand `more`.")).isEqualTo("First words and more.");
        assertThat(excerpt("One\\\ntwo.\n\n> Three.")).isEqualTo("One two. Three.");
        assertThat(excerpt("A [link](https://a.example) &amp; <b>bold</b>.")).isEqualTo("A link & bold.");
        assertThat(excerpt("```\ncode\n```\n\n| a |\n|---|\n| 1 |\n\nAfter.")).isEqualTo("After.");
        assertThat(excerpt("<script>alert(1)</script>\n\n- item")).isEqualTo("item");
        assertThat(excerpt("# Only a title")).isEmpty();
    }

    @Test
    void cutsAnExcerptBetweenWords() {
        assertThat(excerpt("x".repeat(120) + " " + "y".repeat(119))).hasSize(240).doesNotContain("…");
        assertThat(excerpt("x".repeat(120) + " " + "y".repeat(120))).isEqualTo("x".repeat(120) + "…");
        assertThat(excerpt("word ".repeat(1_000))).isEqualTo("word ".repeat(48).strip() + "…");
        assertThat(excerpt("😀".repeat(500))).isEqualTo("😀".repeat(120) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "[", "![", "*a ", "**a ", "_a_ ", "`", "<", "<b>", "<p><a>", "- ", "1. ", "  - x\n",
            "&", "\\",
            "|", "~", "[a](", "![a](b", "*_", "<!--", "a**b", "[[]()", "\n> - ", "`a``b", "\"", "#\n", "<x ", "]]>",
            "[a]: b\n", "\t", "é", "\u0000"})
    void doesNotHangOnWhatRepeats(String part) {
        String source = part.repeat(Markdown.MOST_CHARACTERS / part.length());

        String html = assertTimeoutPreemptively(SOON, () -> markdown.render(source).html());

        assertThat(Parsed.of(html.replaceAll("[\u0000-\u0008]", "")).elementNames()).doesNotContain("script");
    }

    @ParameterizedTest
    @CsvSource({"'> ', '', 42", "'- ', '', 83", "'*a **b ', ' c** d*', 44", "'<b>', '', 260"})
    void nestsOnlySoDeep(String opening, String closing, int deepest) {
        String html = markdown.render(opening.repeat(1_000) + "deep" + closing.repeat(1_000)).html();

        assertThat(Parsed.of(html).depth()).isBetween(40, deepest);
    }

    @Test
    void refusesTableRowsThatWouldBeFilledUp() {
        String columns = "|a".repeat(9_000) + "|\n" + "|-".repeat(9_000) + "|\n";

        assertTimeoutPreemptively(SOON, () -> assertThatExceptionOfType(BoundlessMarkdownException.class)
                .isThrownBy(() -> markdown.render(columns + "|b\n".repeat(4_000))));
        assertThat(Parsed.of(markdown.render("|a|b|\n|-|-|\n" + "|1\n".repeat(5_000)).html()).elements("td"))
                .hasSize(10_000);
    }

    @Test
    void refusesLinksThatAreRepeatedTooOften() {
        String reference = "[a]: https://a.example/" + "x".repeat(20_000) + "\n\n";

        assertTimeoutPreemptively(SOON, () -> assertThatExceptionOfType(BoundlessMarkdownException.class)
                .isThrownBy(() -> markdown.render(reference + "[a] ".repeat(7_000))));
        assertThat(Parsed.of(markdown.render(reference + "[a] ".repeat(40)).html()).elements("a")).hasSize(40);
    }

    private String excerpt(String source) {
        return markdown.render(source).excerpt();
    }
}
