package dev.quartet.news.article;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The whole article as it should have been, and what was wrong. Absent texts arrive as empty ones. */
record CorrectArticleRequest(
        @Schema(example = "Electric ferry cleared for passengers") @NotBlank(message = "must not be blank") @Size(max = Story.LONGEST_TITLE, message = "must have at most {max} characters") @Pattern(regexp = Story.LINE, message = "must be one line without control characters") String title,
        @Schema(example = "She is quieter than the gulls.") @NotBlank(message = "must not be blank") @Size(max = Story.LONGEST_SUMMARY, message = "must have at most {max} characters") @Pattern(regexp = Story.LINE, message = "must be one line without control characters") String summary,
        @Schema(description = "Plain text; an empty line begins a paragraph", example = "The Solveig may carry 180 passengers.\n\nFares stay as they are.") @NotBlank(message = "must not be blank") @Size(max = Story.LONGEST_BODY, message = "must have at most {max} characters") @Pattern(regexp = Story.TEXT, message = "must not have control characters") String body,
        @Schema(example = "business") @NotNull(message = "must not be missing") Section section,
        @Schema(example = "Jonas Lindqvist") @NotBlank(message = "must not be blank") @Size(max = Story.LONGEST_BYLINE, message = "must have at most {max} characters") @Pattern(regexp = Story.LINE, message = "must be one line without control characters") String byline,
        @Schema(description = "What was wrong, for the readers", example = "An earlier version gave no number of passengers.") @NotBlank(message = "must say what was wrong") @Size(max = Correction.LONGEST_NOTE, message = "must have at most {max} characters") @Pattern(regexp = Story.LINE, message = "must be one line without control characters") String correctionNote) {

    CorrectArticleRequest(@Nullable String title, @Nullable String summary, @Nullable String body,
            Section section, @Nullable String byline, @Nullable String correctionNote) {
        this.title = PublishArticleRequest.stripped(title);
        this.summary = PublishArticleRequest.stripped(summary);
        this.body = PublishArticleRequest.stripped(body);
        this.section = section;
        this.byline = PublishArticleRequest.stripped(byline);
        this.correctionNote = PublishArticleRequest.stripped(correctionNote);
    }

    Story validStory() {
        return new Story(title, summary, body, section, byline);
    }
}
