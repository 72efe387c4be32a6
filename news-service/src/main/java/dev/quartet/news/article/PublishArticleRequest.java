package dev.quartet.news.article;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an editor gives to publish. Absent texts arrive as empty ones. */
record PublishArticleRequest(
        @Schema(example = "Electric ferry cleared for passengers") @NotBlank(message = "must not be blank") @Size(max = Story.LONGEST_TITLE, message = "must have at most {max} characters") @Pattern(regexp = Story.LINE, message = "must be one line without control characters") String title,
        @Schema(example = "She is quieter than the gulls.") @NotBlank(message = "must not be blank") @Size(max = Story.LONGEST_SUMMARY, message = "must have at most {max} characters") @Pattern(regexp = Story.LINE, message = "must be one line without control characters") String summary,
        @Schema(description = "Plain text; an empty line begins a paragraph", example = "The Solveig may carry passengers.\n\nFares stay as they are.") @NotBlank(message = "must not be blank") @Size(max = Story.LONGEST_BODY, message = "must have at most {max} characters") @Pattern(regexp = Story.TEXT, message = "must not have control characters") String body,
        @Schema(example = "business") @NotNull(message = "must not be missing") Section section,
        @Schema(example = "Jonas Lindqvist") @NotBlank(message = "must not be blank") @Size(max = Story.LONGEST_BYLINE, message = "must have at most {max} characters") @Pattern(regexp = Story.LINE, message = "must be one line without control characters") String byline,
        @Schema(description = "When it first appeared, not in the future; without it now", example = "2026-09-01T06:15:00Z", nullable = true) @Nullable Instant publishedAt) {

    PublishArticleRequest(@Nullable String title, @Nullable String summary, @Nullable String body,
            Section section, @Nullable String byline, @Nullable Instant publishedAt) {
        this.title = stripped(title);
        this.summary = stripped(summary);
        this.body = stripped(body);
        this.section = section;
        this.byline = stripped(byline);
        this.publishedAt = publishedAt;
    }

    Story validStory() {
        return new Story(title, summary, body, section, byline);
    }

    static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
