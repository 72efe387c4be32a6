package dev.quartet.news.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.news.article.Headline;
import dev.quartet.news.article.Section;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtomFeedTests {

    private static final Instant PUBLISHED = Instant.parse("2026-09-01T06:15:00Z");

    private static final Instant CORRECTED = Instant.parse("2026-09-02T08:00:00Z");

    private static final Headline FERRY = new Headline("3c9f7d52-5f0e-4f6a-9c1e-7d0b5f6e2a41", "Ferry <cleared> & 行情",
            "Quieter than \"the gulls\".", Section.BUSINESS, "Jonas O'Lindqvist", PUBLISHED, CORRECTED, 2);

    private static final Headline STRAIT = new Headline("7d0b5f6e-2a41-4f6a-9c1e-3c9f7d525f0e", "Strait", "Summary",
            Section.WORLD, "Mina", PUBLISHED, null, 1);

    private static final String FEED = write(null, FERRY, STRAIT);

    @Test
    void isValidByTheSchemaOfTheRfc() throws Exception {
        assertThat(AtomSchema.violations(FEED)).isEmpty();
        assertThat(AtomSchema.violations(write(Section.WORLD, STRAIT))).isEmpty();
        assertThat(AtomSchema.violations(write(null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <updated>[^<]*</updated>         | ''
            <updated>[^<]*</updated>         | <updated>yesterday</updated>
            <id>[^<]*</id>                   | ''
            <title>[^<]*</title>             | ''
            <name>[^<]*</name>               | ''
            term="[^"]*"                     | ''
            href="[^"]*"                     | ''
            <summary type="text">            | <summary type="markdown">
            <entry>                          | <entry><body/>
            """)
    void theSchemaRejectsABrokenFeed(String part, String replacement) throws Exception {
        String broken = FEED.replaceFirst(part, replacement);

        assertThat(broken).isNotEqualTo(FEED);
        assertThat(AtomSchema.violations(broken)).isNotEmpty();
    }

    @Test
    void linksToItselfAndToItsPageAbsolutely() {
        assertThat(FEED).contains("rel=\"self\"").contains("href=\"https://quartet.example/news/feed.atom\"")
                .contains("rel=\"alternate\"").contains("href=\"https://quartet.example/news/\"");
        assertThat(write(Section.WORLD)).contains("href=\"https://quartet.example/news/feed.atom?section=world\"")
                .contains("href=\"https://quartet.example/news/?section=world\"");
    }

    @Test
    void tellsOfEachArticle() {
        assertThat(FEED).contains("<id>urn:uuid:3c9f7d52-5f0e-4f6a-9c1e-7d0b5f6e2a41</id>")
                .contains("<title>Ferry &lt;cleared&gt; &amp; 行情</title>")
                .contains("<summary type=\"text\">Quieter than \"the gulls\".</summary>")
                .contains("<name>Jonas O'Lindqvist</name>").contains("term=\"business\"").contains("label=\"Business\"")
                .contains("<published>2026-09-01T06:15:00Z</published>")
                .contains("<updated>2026-09-02T08:00:00Z</updated>")
                .contains("href=\"https://quartet.example/news/articles/3c9f7d52-5f0e-4f6a-9c1e-7d0b5f6e2a41\"");
    }

    @Test
    void isOneFeedForEachSectionWhereverItIsRead() {
        FeedLinks elsewhere = new FeedLinks("http://localhost:3000/news", null);
        String fromElsewhere = new String(AtomFeed.write(List.of(), CORRECTED, elsewhere), StandardCharsets.UTF_8);

        assertThat(id(fromElsewhere)).isEqualTo(id(FEED)).isNotEqualTo(id(write(Section.WORLD)))
                .matches("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private static String id(String feed) {
        return feed.replaceFirst("(?s).*?<id>([^<]*)</id>.*", "$1");
    }

    private static String write(@Nullable Section section, Headline... headlines) {
        FeedLinks links = new FeedLinks("https://quartet.example/news", section);
        return new String(AtomFeed.write(List.of(headlines), CORRECTED, links), StandardCharsets.UTF_8);
    }
}
