package dev.quartet.news.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArticleTests {

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00.123456789Z");

    private static final Instant NOW_KEPT = Instant.parse("2026-11-21T09:30:00.123Z");

    private final Article ferry = Article.publish("id-1", Samples.FERRY, Samples.PUBLISHED, NOW);

    @Test
    void beginsAtVersionOneWithoutACorrection() {
        assertThat(ferry).isEqualTo(new Article("id-1", Samples.FERRY, Samples.PUBLISHED, null, 1));
    }

    @Test
    void appearsNowUnlessItHasAppearedBefore() {
        assertThat(Article.publish("id-1", Samples.FERRY, null, NOW).publishedAt()).isEqualTo(NOW_KEPT);
    }

    @Test
    void isNotPublishedInTheFuture() {
        assertThat(Article.publish("id-1", Samples.FERRY, NOW, NOW).publishedAt()).isEqualTo(NOW_KEPT);
        assertThatExceptionOfType(ImpossiblePublicationException.class)
                .isThrownBy(() -> Article.publish("id-1", Samples.FERRY, NOW.plusNanos(1), NOW));
    }

    @Test
    void isNotPublishedBeforeNewspapers() {
        assertThat(Article.publish("id-1", Samples.FERRY, Article.EARLIEST, NOW).publishedAt())
                .isEqualTo("1600-01-01T00:00:00Z");
        assertThatExceptionOfType(ImpossiblePublicationException.class)
                .isThrownBy(() -> Article.publish("id-1", Samples.FERRY, Article.EARLIEST.minusNanos(1), NOW));
    }

    @Test
    void keepsItsPublicationWhenCorrected() {
        assertThat(ferry.correct(Samples.CORRECTED, "No number given.", NOW)).isEqualTo(new Article("id-1",
                Samples.CORRECTED, Samples.PUBLISHED, new Correction(NOW_KEPT, "No number given."), 2));
    }

    @Test
    void isNeverCorrectedBeforeItsLastChange() {
        Article corrected = ferry.correct(Samples.CORRECTED, "First.", NOW);

        assertThat(corrected.correct(Samples.FERRY, "Second.", NOW.minus(Duration.ofHours(1))).correction())
                .isEqualTo(new Correction(NOW_KEPT, "Second."));
        assertThat(ferry.correct(Samples.CORRECTED, "Early.", Samples.PUBLISHED.minusSeconds(1)).correction())
                .isEqualTo(new Correction(Samples.PUBLISHED, "Early."));
    }

    @Test
    void isNotCorrectedWithoutANote() {
        assertThatIllegalArgumentException().isThrownBy(() -> ferry.correct(Samples.CORRECTED, " ", NOW))
                .withMessage("note must have 1 to 500 characters");
    }

    @Test
    void knowsWhatCorrectionItResultsFrom() {
        Article corrected = ferry.correct(Samples.CORRECTED, "No number given.", NOW);

        assertThat(corrected.isResultOf(Samples.CORRECTED, "No number given.")).isTrue();
        assertThat(corrected.isResultOf(Samples.CORRECTED, "Another note.")).isFalse();
        assertThat(corrected.isResultOf(Samples.FERRY, "No number given.")).isFalse();
        assertThat(ferry.isResultOf(Samples.FERRY, "No number given.")).isFalse();
    }
}
