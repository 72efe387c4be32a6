package dev.quartet.blog.post;

import dev.quartet.blog.markdown.Markdown;
import dev.quartet.blog.user.Author;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an author gives to publish a post, and gives whole again to change it. Absent texts arrive as empty ones. */
record WritePostRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "The id of a person at user-service", example = "0198c1de-7b1c-7c44-9d0a-2f6f3d1f2a10") @Pattern(regexp = Author.ID, message = "must be a person's id as user-service gave it") String authorId,
        @Schema(example = "A tide table, read slowly") @NotBlank(message = "must not be blank") @Size(max = 200, message = "must have at most {max} characters") @Pattern(regexp = "^[^\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff]*$", message = "must be one line without control characters") String title,
        @Schema(description = "CommonMark with GitHub's tables; what HTML it holds goes through an allow-list", example = "The harbour is *deep* enough at noon.") @NotBlank(message = "must not be blank") @Size(max = Markdown.MOST_CHARACTERS, message = "must have at most {max} characters") @Pattern(regexp = TEXT, message = "must not have control characters") String markdown,
        @Schema(description = "Not in the future; absent, it is now at first and stays as it is later", example = "2026-11-21T09:30:00Z", nullable = true) @Nullable Instant publishedAt) {

    static final String TEXT = "^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff]*$";

    WritePostRequest(@Nullable String authorId, @Nullable String title, @Nullable String markdown,
            @Nullable Instant publishedAt) {
        this.authorId = authorId == null ? "" : authorId;
        this.title = title == null ? "" : title.strip();
        this.markdown = markdown == null ? "" : markdown;
        this.publishedAt = publishedAt;
    }

    Draft withExcerpt(String excerpt) {
        return new Draft(authorId, title, markdown, excerpt, publishedAt);
    }
}
