package dev.quartet.blog.post;

import static java.util.Objects.requireNonNull;

import dev.quartet.blog.markdown.Markdown;
import dev.quartet.blog.markdown.RenderedText;
import dev.quartet.blog.user.Author;
import dev.quartet.blog.user.Authors;
import dev.quartet.support.paging.Page;
import dev.quartet.support.version.EntityTags;
import dev.quartet.support.version.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/posts")
@Tag(name = "Posts")
class PostController {

    private final Posts posts;

    private final Markdown markdown;

    private final Authors authors;

    PostController(Posts posts, Markdown markdown, Authors authors) {
        this.posts = posts;
        this.markdown = markdown;
        this.authors = authors;
    }

    @GetMapping
    @Operation(summary = "List posts, newest first", description = "Shows excerpts; authors are named as far as user-service can be asked.")
    Page<PostSummaryResponse> list(
            @Parameter(description = "Only posts of this author") @RequestParam(required = false) @Size(min = 1, max = 64) @Nullable String author,
            @Parameter(description = "How many at the most") @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @Parameter(description = "nextCursor of the page before") @RequestParam(required = false) @Nullable String cursor) {
        Page<Post> page = posts.page(author, limit, cursor);
        Map<String, Author> byId = authors.find(page.items().stream().map(Post::authorId).toList());
        return page.map(post -> PostSummaryResponse.of(post, requireNonNull(byId.get(post.authorId()))));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Publish a post", description = "Its author must be a person whom user-service knows.")
    @ApiResponse(responseCode = "201", description = "Published; Location names the post")
    @ApiResponse(responseCode = "503", description = "The author, or the store, cannot be asked; Retry-After says when to try again")
    ResponseEntity<PostResponse> publish(@Valid @RequestBody WritePostRequest body,
            @Parameter(hidden = true) HttpServletRequest request) {
        RenderedText text = markdown.render(body.markdown());
        Author author = authors.require(body.authorId());
        Post post = posts.write(body.withExcerpt(text.excerpt()));
        URI location = URI.create(request.getRequestURI() + '/' + post.id());
        return ResponseEntity.created(location).eTag(EntityTags.of(post.version()))
                .body(PostResponse.of(post, author, text.html()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a post", description = "Goes on without user-service; the author's name is null then.")
    ResponseEntity<PostResponse> read(@PathVariable @Size(max = 64) String id) {
        Post post = posts.get(id);
        return answer(post, authors.find(post.authorId()), markdown.render(post.markdown()));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a post", description = "Give the whole post and, as If-Match, the ETag that was read. The author stays the same.")
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(responseCode = "503", description = "The author, or the store, cannot be asked; Retry-After says when to try again")
    ResponseEntity<PostResponse> change(@PathVariable @Size(max = 64) String id,
            @Parameter(schema = @Schema(type = "string", example = "\"1\"")) @RequestHeader(HttpHeaders.IF_MATCH) IfMatch ifMatch,
            @Valid @RequestBody WritePostRequest body) {
        RenderedText text = markdown.render(body.markdown());
        Author author = authors.require(body.authorId());
        return answer(posts.change(id, ifMatch, body.withExcerpt(text.excerpt())), author, text);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a post", description = "Removing what is not there is no error.")
    @ApiResponse(responseCode = "204", description = "There is no post with this id now")
    void remove(@PathVariable @Size(max = 64) String id,
            @Parameter(schema = @Schema(type = "string", example = "\"1\"")) @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch ifMatch) {
        posts.remove(id, ifMatch == null ? IfMatch.ANY : ifMatch);
    }

    /** Not to be kept by clients: the author's name may change while the post and its ETag do not. */
    private static ResponseEntity<PostResponse> answer(Post post, Author author, RenderedText text) {
        return ResponseEntity.ok().eTag(EntityTags.of(post.version())).cacheControl(CacheControl.noStore())
                .body(PostResponse.of(post, author, text.html()));
    }
}
