package dev.quartet.news.article;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An article as the API lists it. */
@Schema(name = "Headline", requiredProperties = {"id", "title", "summary", "section", "byline", "publishedAt",
        "correctedAt", "version"})
record HeadlineResponse(
        @Schema(example = "3c9f7d52-5f0e-4f6a-9c1e-7d0b5f6e2a41") String id,
        @Schema(example = "Electric ferry cleared for passengers") String title,
        @Schema(example = "She is quieter than the gulls.") String summary,
        @Schema(example = "business") Section section,
        @Schema(example = "Jonas Lindqvist") String byline,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(example = "2026-09-01T06:15:00Z") Instant publishedAt,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(description = "When it was last corrected", example = "2026-09-02T08:00:00Z", nullable = true) @Nullable Instant correctedAt,
        @Schema(description = "The article's ETag without its quotes", example = "2") long version) {

    static HeadlineResponse of(Headline headline) {
        return new HeadlineResponse(headline.id(), headline.title(), headline.summary(), headline.section(),
                headline.byline(), headline.publishedAt(), headline.correctedAt(), headline.version());
    }
}
