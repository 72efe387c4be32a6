package dev.quartet.news.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArticleResponseTests {

    private static final Article FERRY = new Article("id-1", Samples.FERRY, Samples.PUBLISHED, null, 1);

    @Test
    void showsNoCorrectionWhereThereIsNone() {
        assertThat(ArticleResponse.of(FERRY)).isEqualTo(new ArticleResponse("id-1", "Electric ferry cleared",
                "She is quieter than the gulls.", "The Solveig may carry passengers.\n\nFares stay as they are.",
                Section.BUSINESS, "Jonas Lindqvist", Samples.PUBLISHED, null, null, 1));
    }

    @Test
    void showsWhatWasCorrectedAndWhen() {
        Instant at = Instant.parse("2026-09-02T08:00:00Z");

        ArticleResponse response = ArticleResponse.of(FERRY.correct(Samples.CORRECTED, "No number given.", at));

        assertThat(response.correctedAt()).isEqualTo(at);
        assertThat(response.correctionNote()).isEqualTo("No number given.");
        assertThat(response.version()).isEqualTo(2);
    }
}
