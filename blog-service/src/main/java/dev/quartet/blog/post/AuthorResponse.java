package dev.quartet.blog.post;

import dev.quartet.blog.user.Author;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A post's author as the API shows them. */
@Schema(name = "Author", requiredProperties = {"id", "name"})
record AuthorResponse(
        @Schema(example = "0198c1de-7b1c-7c44-9d0a-2f6f3d1f2a10") String id,
        @Schema(description = "Null while user-service cannot tell, and where the person is no longer registered", example = "Mina Okafor", nullable = true) @Nullable String name) {

    static AuthorResponse of(Author author) {
        return new AuthorResponse(author.id(), author.name());
    }
}
