package dev.quartet.blog.post;

import dev.quartet.blog.markdown.Markdown;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A text that somebody is writing; the rules are those of a post's. */
record PreviewTextRequest(
        @Schema(description = "CommonMark with GitHub's tables", example = "The harbour is *deep* enough at noon.") @NotBlank(message = "must not be blank") @Size(max = Markdown.MOST_CHARACTERS, message = "must have at most {max} characters") @Pattern(regexp = WritePostRequest.TEXT, message = "must not have control characters") String markdown) {

    PreviewTextRequest(@Nullable String markdown) {
        this.markdown = markdown == null ? "" : markdown;
    }
}
