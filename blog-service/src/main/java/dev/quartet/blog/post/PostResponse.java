package dev.quartet.blog.post;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.quartet.blog.user.Author;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A whole post as the API shows it. */
@Schema(name = "Post", requiredProperties = {"id", "author", "title", "markdown", "html", "publishedAt", "version"})
record PostResponse(
        @Schema(example = "5f0c2a52-58a1-4a0e-8f2c-3d1f2a100b7e") String id,
        AuthorResponse author,
        @Schema(example = "A tide table, read slowly") String title,
        @Schema(description = "As it was written", example = "The harbour is *deep* enough at noon.") String markdown,
        @Schema(description = "The same as HTML that passed an allow-list; headings begin at h2", example = "<p>The harbour is <em>deep</em> enough at noon.</p>") String html,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(example = "2026-11-21T09:30:00Z") Instant publishedAt,
        @Schema(description = "The ETag without its quotes", example = "1") long version) {

    static PostResponse of(Post post, Author author, String html) {
        return new PostResponse(post.id(), AuthorResponse.of(author), post.title(), post.markdown(), html,
                post.publishedAt(), post.version());
    }
}
