package dev.quartet.news.article;

import dev.quartet.support.paging.Page;
import dev.quartet.support.version.EntityTags;
import dev.quartet.support.version.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
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
@RequestMapping("/articles")
@Tag(name = "Articles")
class ArticleController {

    private final Articles articles;

    ArticleController(Articles articles) {
        this.articles = articles;
    }

    @GetMapping
    @Operation(summary = "List headlines, newest first, of all sections or of one")
    @ApiResponse(responseCode = "200", description = "A page of headlines; its ETag changes with them")
    @ApiResponse(responseCode = "304", description = "Nothing has changed since the page of If-None-Match", content = @Content)
    ResponseEntity<Page<HeadlineResponse>> list(
            @Parameter(description = "Only this section") @RequestParam(required = false) @Nullable Section section,
            @Parameter(description = "How many at the most") @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @Parameter(description = "nextCursor of the page before") @RequestParam(required = false) @Nullable String cursor) {
        Page<Headline> page = articles.page(section, limit, cursor);
        return ResponseEntity.ok().eTag(ListTag.of(page, "json")).body(page.map(HeadlineResponse::of));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Publish an article", description = "Lists and the feed show it a moment later.")
    @ApiResponse(responseCode = "201", description = "Published; Location names the article")
    ResponseEntity<ArticleResponse> publish(@Valid @RequestBody PublishArticleRequest body,
            @Parameter(hidden = true) HttpServletRequest request) {
        Article article = articles.publish(body.validStory(), body.publishedAt());
        URI location = URI.create(request.getRequestURI() + '/' + article.id());
        return ResponseEntity.created(location).eTag(EntityTags.of(article.version()))
                .body(ArticleResponse.of(article));
    }

    // Without a media type of its own this one also answers who accepts anything; a browser gets the page.
    @GetMapping("/{id}")
    @Operation(summary = "Read an article", description = "Who prefers text/html gets a page for people.")
    @ApiResponse(responseCode = "200", description = "The article; ETag is its version")
    @ApiResponse(responseCode = "304", description = "It is still the version of If-None-Match", content = @Content)
    @ApiResponse(responseCode = "410", description = "It was retracted")
    ResponseEntity<ArticleResponse> read(@PathVariable @Size(max = 64) String id) {
        return answer(articles.get(id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Correct an article", description = "Give the whole article, what was wrong, and, as If-Match, the ETag that was read. The day of publication stays.")
    @ApiResponse(responseCode = "200", description = "Corrected")
    @ApiResponse(responseCode = "410", description = "It was retracted")
    ResponseEntity<ArticleResponse> correct(@PathVariable @Size(max = 64) String id,
            @Parameter(schema = @Schema(type = "string", example = "\"1\"")) @RequestHeader(HttpHeaders.IF_MATCH) IfMatch ifMatch,
            @Valid @RequestBody CorrectArticleRequest body) {
        return answer(articles.correct(id, ifMatch, body.validStory(), body.correctionNote()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Retract an article", description = "It does not come back: reading it is answered 410 from now on. Retracting what is not there is no error.")
    @ApiResponse(responseCode = "204", description = "There is no article of this id now")
    void retract(@PathVariable @Size(max = 64) String id,
            @Parameter(schema = @Schema(type = "string", example = "\"1\"")) @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch ifMatch) {
        articles.retract(id, ifMatch == null ? IfMatch.ANY : ifMatch);
    }

    private static ResponseEntity<ArticleResponse> answer(Article article) {
        return ResponseEntity.ok().eTag(EntityTags.of(article.version())).varyBy(HttpHeaders.ACCEPT)
                .body(ArticleResponse.of(article));
    }
}
