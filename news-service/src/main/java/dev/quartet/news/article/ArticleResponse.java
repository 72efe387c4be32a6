package dev.quartet.news.article;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An article as the API shows it whole. */
@Schema(name = "Article", requiredProperties = {"id", "title", "summary", "body", "section", "byline", "publishedAt",
        "correctedAt", "correctionNote", "version"})
record ArticleResponse(
        @Schema(example = "3c9f7d52-5f0e-4f6a-9c1e-7d0b5f6e2a41") String id,
        @Schema(example = "Electric ferry cleared for passengers") String title,
        @Schema(example = "She is quieter than the gulls.") String summary,
        @Schema(description = "Plain text; an empty line begins a paragraph", example = "The Solveig may carry 180 passengers.\n\nFares stay as they are.") String body,
        @Schema(example = "business") Section section,
        @Schema(example = "Jonas Lindqvist") String byline,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(example = "2026-09-01T06:15:00Z") Instant publishedAt,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(description = "When it was last corrected", example = "2026-09-02T08:00:00Z", nullable = true) @Nullable Instant correctedAt,
        @Schema(description = "What was wrong", example = "An earlier version gave no number of passengers.", nullable = true) @Nullable String correctionNote,
        @Schema(description = "The ETag without its quotes", example = "2") long version) {

    static ArticleResponse of(Article article) {
        Story story = article.story();
        Correction correction = article.correction();
        return new ArticleResponse(article.id(), story.title(), story.summary(), story.body(), story.section(),
                story.byline(), article.publishedAt(), correction == null ? null : correction.at(),
                correction == null ? null : correction.note(), article.version());
    }
}
