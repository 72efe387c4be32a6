package dev.quartet.news.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeadlineTests {

    private static final Instant CORRECTED = Instant.parse("2026-09-02T08:00:00Z");

    @Test
    void isAsNewAsItsLastChange() {
        assertThat(headline(null).changedAt()).isEqualTo(Samples.PUBLISHED);
        assertThat(headline(CORRECTED).changedAt()).isEqualTo(CORRECTED);
    }

    @Test
    void isShownAsItIs() {
        assertThat(HeadlineResponse.of(headline(CORRECTED))).isEqualTo(new HeadlineResponse("id-1", "Title", "Summary",
                Section.WORLD, "Byline", Samples.PUBLISHED, CORRECTED, 2));
    }

    private static Headline headline(@Nullable Instant correctedAt) {
        return new Headline("id-1", "Title", "Summary", Section.WORLD, "Byline", Samples.PUBLISHED, correctedAt, 2);
    }
}
