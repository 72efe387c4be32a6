package dev.quartet.news.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import dev.quartet.news.article.Articles;
import dev.quartet.news.article.Headline;
import dev.quartet.news.article.Section;
import dev.quartet.support.paging.Page;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(FeedController.class)
class FeedControllerTests {

    private static final Headline CORRECTED = headline("a", "2026-09-01T06:15:00Z", 2);

    private static final Headline NEWER = headline("b", "2026-09-02T06:15:00Z", 1);

    @MockitoBean
    private Articles articles;

    private final MockMvcTester mvc;

    @Autowired
    FeedControllerTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void isAsNewAsItsNewestChange() throws Exception {
        given(articles.page(null, 50, null)).willReturn(new Page<>(List.of(NEWER, CORRECTED), "more"));

        MvcTestResult feed = mvc.get().uri("/feed.atom").exchange();

        assertThat(feed).hasStatusOk().hasHeader("Content-Type", "application/atom+xml")
                .hasHeader("Last-Modified", "Fri, 04 Sep 2026 10:00:00 GMT").hasHeader("Cache-Control", "no-cache");
        assertThat(feed.getResponse().getContentAsString()).contains("<updated>2026-09-04T10:00:00Z</updated>");
        assertThat(AtomSchema.violations(feed.getResponse().getContentAsString())).isEmpty();
    }

    @Test
    void tellsReadersThatNothingHasChanged() {
        given(articles.page(null, 50, null)).willReturn(new Page<>(List.of(CORRECTED), null));
        String tag = String.valueOf(mvc.get().uri("/feed.atom").exchange().getResponse().getHeader("ETag"));

        assertThat(mvc.get().uri("/feed.atom").header("If-None-Match", tag)).hasStatus(HttpStatus.NOT_MODIFIED)
                .hasHeader("ETag", tag).body().isEmpty();
        assertThat(mvc.get().uri("/feed.atom").header("If-Modified-Since", "Fri, 04 Sep 2026 10:00:00 GMT"))
                .hasStatus(HttpStatus.NOT_MODIFIED);
        assertThat(mvc.get().uri("/feed.atom").header("If-Modified-Since", "Fri, 04 Sep 2026 09:59:59 GMT"))
                .hasStatusOk();
    }

    @Test
    void tellsReadersThatAnArticleWasRetracted() {
        given(articles.page(null, 50, null)).willReturn(new Page<>(List.of(CORRECTED, NEWER), null));
        String tag = String.valueOf(mvc.get().uri("/feed.atom").exchange().getResponse().getHeader("ETag"));
        given(articles.page(null, 50, null)).willReturn(new Page<>(List.of(CORRECTED), null));

        assertThat(mvc.get().uri("/feed.atom").header("If-None-Match", tag)
                .header("If-Modified-Since", "Fri, 04 Sep 2026 10:00:00 GMT")).hasStatusOk();
    }

    @Test
    void isEmptyWhereNothingIsPublished() throws Exception {
        given(articles.page(Section.WORLD, 50, null)).willReturn(new Page<>(List.of(), null));

        MvcTestResult feed = mvc.get().uri("/feed.atom?section=world").exchange();

        assertThat(feed).hasStatusOk();
        assertThat(AtomSchema.violations(feed.getResponse().getContentAsString())).isEmpty();
    }

    @Test
    void answersReadersThatAcceptAnyXml() {
        given(articles.page(null, 50, null)).willReturn(new Page<>(List.of(), null));

        assertThat(mvc.get().uri("/feed.atom").header("Accept", "application/rss+xml, text/xml")).hasStatusOk()
                .hasHeader("Content-Type", "application/atom+xml");
    }

    @Test
    void linksToWhereTheReaderFoundIt() {
        given(articles.page(null, 50, null)).willReturn(new Page<>(List.of(), null));

        assertThat(mvc.get().uri("http://quartet.example/news/feed.atom").contextPath("/news")).bodyText()
                .contains("href=\"http://quartet.example/news/feed.atom\"");
    }

    @Test
    void namesTheSectionsToWhoAsksForNone() {
        assertThat(mvc.get().uri("/feed.atom?section=weather")).hasStatus(HttpStatus.BAD_REQUEST).bodyJson()
                .extractingPath("$.errors[0].detail").asString().contains("world, business");
    }

    private static Headline headline(String id, String publishedAt, long version) {
        return new Headline(id, "Title", "Summary", Section.WORLD, "Byline", Instant.parse(publishedAt),
                version == 1 ? null : Instant.parse("2026-09-04T10:00:00Z"), version);
    }
}
