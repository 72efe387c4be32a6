package dev.quartet.news.feed;

import dev.quartet.news.article.Articles;
import dev.quartet.news.article.Headline;
import dev.quartet.news.article.ListTag;
import dev.quartet.news.article.Section;
import dev.quartet.support.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@Tag(name = "Feed")
class FeedController {

    private static final int ENTRIES = 50;

    private final Articles articles;

    FeedController(Articles articles) {
        this.articles = articles;
    }

    // Without a media type of its own, because feed readers accept all kinds of XML and mean this one.
    @GetMapping("/feed.atom")
    @Operation(summary = "Follow the newest articles of all sections or of one", description = "An Atom feed (RFC 4287). Ask again with If-None-Match or If-Modified-Since.")
    @ApiResponse(responseCode = "200", description = "The feed", content = @Content(mediaType = MediaType.APPLICATION_ATOM_XML_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "304", description = "Nothing has changed since", content = @Content)
    ResponseEntity<byte[]> feed(
            @Parameter(description = "Only this section") @RequestParam(required = false) @Nullable Section section,
            WebRequest request) {
        Page<Headline> page = articles.page(section, ENTRIES, null);
        FeedLinks links = new FeedLinks(ServletUriComponentsBuilder.fromCurrentContextPath().toUriString(), section);
        Instant updated = updated(page);
        if (request.checkNotModified(ListTag.of(page, links.self()), updated.toEpochMilli())) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).cacheControl(CacheControl.noCache()).build();
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).contentType(MediaType.APPLICATION_ATOM_XML)
                .body(AtomFeed.write(page.items(), updated, links));
    }

    private static Instant updated(Page<Headline> page) {
        return page.items().stream().map(Headline::changedAt).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }
}
