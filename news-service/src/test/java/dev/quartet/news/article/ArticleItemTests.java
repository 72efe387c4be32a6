package dev.quartet.news.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ArticleItemTests {

    private static final Article FERRY = new Article("id-1", Samples.FERRY, Samples.PUBLISHED, null, 1);

    private static final Article CORRECTED = FERRY.correct(Samples.CORRECTED, "Why",
            Instant.parse("2026-09-02T08:00:00Z"));

    @Test
    void readsWhatItWrites() {
        assertThat(Stream.of(FERRY, CORRECTED)).allSatisfy(
                article -> assertThat(ArticleItem.read(ArticleItem.write(article))).isEqualTo(article));
    }

    @Test
    void readsAHeadlineOfTheSameItem() {
        assertThat(ArticleItem.readHeadline(ArticleItem.write(CORRECTED))).isEqualTo(new Headline("id-1",
                "Electric ferry cleared", "She is quieter than the gulls.", Section.TECHNOLOGY, "Jonas Lindqvist",
                Samples.PUBLISHED, Instant.parse("2026-09-02T08:00:00Z"), 2));
        assertThat(ArticleItem.readHeadline(ArticleItem.write(FERRY)).correctedAt()).isNull();
    }

    @Test
    void isSortedByTimeWithinASecondToo() {
        assertThat(Stream.of("1999-12-31T23:59:59.999Z", "2026-09-01T06:15:00Z", "2026-09-01T06:15:00.001Z",
                "2026-09-01T06:15:00.120Z", "2026-09-01T06:15:01Z").map(ArticleItemTests::sortAt)).isSorted();
    }

    @Test
    void leavesNoKeyOfAnIndexInATombstone() {
        Instant retractedAt = Instant.parse("2026-09-03T10:00:00Z");
        Map<String, AttributeValue> tombstone = ArticleItem.tombstone(CORRECTED, retractedAt);

        assertThat(tombstone).containsOnlyKeys("id", "retractedAt", "version");
        assertThat(tombstone.get("version")).isEqualTo(AttributeValue.fromN("3"));
        assertThat(ArticleItem.retractedAt(tombstone)).isEqualTo(retractedAt);
        assertThat(ArticleItem.retractedAt(ArticleItem.write(FERRY))).isNull();
    }

    private static String sortAt(String time) {
        Article article = new Article("id-1", Samples.FERRY, Instant.parse(time), null, 1);
        AttributeValue sort = ArticleItem.write(article).get("sort");
        return sort == null ? "" : sort.s();
    }
}
