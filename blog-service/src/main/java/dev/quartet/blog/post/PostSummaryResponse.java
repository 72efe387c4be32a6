package dev.quartet.blog.post;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.quartet.blog.user.Author;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A post as a list shows it. */
@Schema(name = "PostSummary", requiredProperties = {"id", "author", "title", "excerpt", "publishedAt", "version"})
record PostSummaryResponse(
        @Schema(example = "5f0c2a52-58a1-4a0e-8f2c-3d1f2a100b7e") String id,
        AuthorResponse author,
        @Schema(example = "A tide table, read slowly") String title,
        @Schema(description = "The beginning of the text, without Markdown", example = "The harbour is deep enough at noon.") String excerpt,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(example = "2026-11-21T09:30:00Z") Instant publishedAt,
        @Schema(description = "The ETag without its quotes", example = "1") long version) {

    static PostSummaryResponse of(Post post, Author author) {
        return new PostSummaryResponse(post.id(), AuthorResponse.of(author), post.title(), post.excerpt(),
                post.publishedAt(), post.version());
    }
}
