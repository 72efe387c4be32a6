package dev.quartet.news.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;

import dev.quartet.support.paging.InvalidCursorException;
import dev.quartet.support.paging.Page;
import dev.quartet.support.version.IfMatch;
import dev.quartet.support.version.VersionConflictException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest({ArticleController.class, SectionController.class})
class ArticleControllerTests {

    private static final Article FERRY = new Article("id-1", Samples.FERRY, Samples.PUBLISHED,
            new Correction(Instant.parse("2026-09-02T08:00:00Z"), "Why"), 3);

    private static final Headline HEADLINE = new Headline("id-1", "Electric ferry cleared", "Summary", Section.BUSINESS,
            "Jonas Lindqvist", Samples.PUBLISHED, null, 3);

    private static final String TEXTS = """
            "title":"Electric ferry cleared","summary":"She is quieter than the gulls.",
            "body":"The Solveig may carry passengers.\\n\\nFares stay as they are.","byline":"Jonas Lindqvist"
            """;

    private static final String BODY = "{%s,\"section\":\"business\"}".formatted(TEXTS);

    private static final String CORRECTION = "{%s,\"section\":\"business\",\"correctionNote\":\"Why\"}"
            .formatted(TEXTS);

    @MockitoBean
    private Articles articles;

    private final MockMvcTester mvc;

    @Autowired
    ArticleControllerTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void publishesAndSaysWhere() {
        given(articles.publish(Samples.FERRY, null)).willReturn(FERRY);

        assertThat(post(BODY)).hasStatus(HttpStatus.CREATED).hasHeader("Location", "/articles/id-1")
                .hasHeader("ETag", "\"3\"").bodyJson().isLenientlyEqualTo("""
                        {"id":"id-1","section":"business","publishedAt":"2026-09-01T06:15:00Z","version":3,
                         "correctedAt":"2026-09-02T08:00:00Z","correctionNote":"Why"}""");
    }

    @Test
    void takesADayOfPublicationWithItsOffset() {
        given(articles.publish(Samples.FERRY, Samples.PUBLISHED)).willReturn(FERRY);

        assertThat(post(BODY.replace("}", ",\"publishedAt\":\"2026-09-01T08:15:00+02:00\"}")))
                .hasStatus(HttpStatus.CREATED);
    }

    @Test
    void answersAnImpossibleDayOfPublicationWithItsPlace() {
        given(articles.publish(any(), any())).willThrow(new ImpossiblePublicationException());

        assertThat(post(BODY)).hasStatus(HttpStatus.BAD_REQUEST).bodyJson()
                .extractingPath("$.errors[0].pointer").isEqualTo("/publishedAt");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "title":" ","summary":"s","body":"b","section":"world","byline":"y"              | /title
            "title":"a\\nb","summary":"s","body":"b","section":"world","byline":"y"          | /title
            "title":"t","body":"b","section":"world","byline":"y"                            | /summary
            "title":"t","summary":"s","body":"a\\u0000b","section":"world","byline":"y"      | /body
            "title":"t","summary":"s","body":"\\ud800","section":"world","byline":"y"        | /body
            "title":"t","summary":"s","body":"b","byline":"y"                                | /section
            "title":"t","summary":"s","body":"b","section":null,"byline":"y"                 | /section
            "title":"t","summary":"s","body":"b","section":"weather","byline":"y"            | /section
            "title":"t","summary":"s","body":"b","section":0,"byline":"y"                    | /section
            "title":"t","summary":"s","body":"b","section":"world"                           | /byline
            "title":"t","summary":"s","body":"b","section":"world","byline":"y","id":"1"     | /id
            "title":"t","summary":"s","body":"b","section":"world","byline":"y","publishedAt":"today" | /publishedAt
            """, quoteCharacter = '`')
    void namesWhatIsWrongWithABody(String members, String pointer) {
        assertThat(post("{" + members + "}")).hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON).bodyJson()
                .extractingPath("$.errors[0].pointer").isEqualTo(pointer);
        then(articles).shouldHaveNoInteractions();
    }

    @Test
    void refusesLongTexts() {
        String body = "{\"title\":\"%s\",\"summary\":\"%s\",\"body\":\"%s\",\"section\":\"world\",\"byline\":\"%s\"}"
                .formatted("t".repeat(161), "s".repeat(501), "b".repeat(50_001), "y".repeat(101));

        assertThat(post(body)).hasStatus(HttpStatus.BAD_REQUEST).bodyJson().extractingPath("$.errors[*].pointer")
                .asArray().containsExactlyInAnyOrder("/title", "/summary", "/body", "/byline");
    }

    @Test
    void namesTheSectionsToWhoAsksForNone() {
        assertThat(mvc.get().uri("/articles?section=Weather")).hasStatus(HttpStatus.BAD_REQUEST).bodyJson()
                .isLenientlyEqualTo("{\"errors\":[{\"parameter\":\"section\"}]}")
                .extractingPath("$.errors[0].detail").asString()
                .contains("world, business, technology, science, culture, sport");
        assertThat(post(BODY.replace("business", "weather"))).bodyJson().extractingPath("$.errors[0].detail").asString()
                .contains("world, business, technology, science, culture, sport");
    }

    @Test
    void demandsTheVersionThatWasRead() {
        assertThat(mvc.put().uri("/articles/id-1").contentType(MediaType.APPLICATION_JSON).content(CORRECTION))
                .hasStatus(HttpStatus.PRECONDITION_REQUIRED);
    }

    @Test
    void correctsTheVersionThatWasRead() {
        given(articles.correct(eq("id-1"), any(), eq(Samples.FERRY), eq("Why"))).willReturn(FERRY);

        assertThat(put(CORRECTION)).hasStatusOk().hasHeader("ETag", "\"3\"");
    }

    @Test
    void doesNotCorrectWithoutSayingWhatWasWrong() {
        assertThat(put(BODY)).hasStatus(HttpStatus.BAD_REQUEST).bodyJson().extractingPath("$.errors[0].pointer")
                .isEqualTo("/correctionNote");
        assertThat(put(CORRECTION.replace("Why", "w".repeat(501)))).hasStatus(HttpStatus.BAD_REQUEST);
        then(articles).shouldHaveNoInteractions();
    }

    @Test
    void doesNotMoveTheDayOfPublication() {
        assertThat(put(CORRECTION.replace("}", ",\"publishedAt\":\"2026-09-01T06:15:00Z\"}")))
                .hasStatus(HttpStatus.BAD_REQUEST).bodyJson().extractingPath("$.errors[0].pointer")
                .isEqualTo("/publishedAt");
    }

    @Test
    void answersAStaleVersionWithTheCurrentOne() {
        given(articles.correct(any(), any(), any(), any())).willThrow(new VersionConflictException("article", 4));

        assertThat(put(CORRECTION)).hasStatus(HttpStatus.PRECONDITION_FAILED).hasHeader("ETag", "\"4\"");
    }

    @Test
    void answersARetractedArticleWithGone() {
        given(articles.get("id-1")).willThrow(new ArticleRetractedException(Samples.PUBLISHED));

        assertThat(mvc.get().uri("/articles/id-1")).hasStatus(HttpStatus.GONE)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON).bodyJson().isLenientlyEqualTo("""
                        {"type":"urn:quartet:problem:article-retracted","retractedAt":"2026-09-01T06:15:00Z"}""");
    }

    @Test
    void answersAMissingArticleWithNotFound() {
        given(articles.get("id-2")).willThrow(new ArticleNotFoundException());

        assertThat(mvc.get().uri("/articles/id-2")).hasStatus(HttpStatus.NOT_FOUND).bodyJson()
                .extractingPath("$.type").isEqualTo("urn:quartet:problem:article-not-found");
    }

    @Test
    void answersAnUnchangedArticleWithoutABody() {
        given(articles.get("id-1")).willReturn(FERRY);

        assertThat(mvc.get().uri("/articles/id-1")).hasStatusOk().hasHeader("Vary", "Accept");
        assertThat(mvc.get().uri("/articles/id-1").header("If-None-Match", "\"3\"")).hasStatus(HttpStatus.NOT_MODIFIED)
                .body().isEmpty();
    }

    @Test
    void retractsWhateverVersionUnlessToldWhich() {
        assertThat(mvc.delete().uri("/articles/id-1")).hasStatus(HttpStatus.NO_CONTENT);
        then(articles).should().retract("id-1", IfMatch.ANY);
    }

    @Test
    void retractsOnlyTheVersionAskedFor() {
        willThrow(new VersionConflictException("article", 4)).given(articles).retract(eq("id-1"), any());

        assertThat(mvc.delete().uri("/articles/id-1").header("If-Match", "\"3\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
    }

    @Test
    void listsASectionByPage() {
        given(articles.page(Section.SCIENCE, 2, "c1")).willReturn(new Page<>(List.of(HEADLINE), "c2"));

        assertThat(mvc.get().uri("/articles?section=science&limit=2&cursor=c1")).hasStatusOk().bodyJson()
                .isStrictlyEqualTo("""
                        {"items":[{"id":"id-1","title":"Electric ferry cleared","summary":"Summary",
                          "section":"business","byline":"Jonas Lindqvist","publishedAt":"2026-09-01T06:15:00Z",
                          "correctedAt":null,"version":3}],
                         "nextCursor":"c2"}""");
    }

    @Test
    void answersAnUnchangedListWithoutABody() {
        given(articles.page(null, 20, null)).willReturn(new Page<>(List.of(HEADLINE), null));
        String tag = ListTag.of(new Page<>(List.of(HEADLINE), null), "json");

        assertThat(mvc.get().uri("/articles")).hasStatusOk().hasHeader("ETag", tag);
        assertThat(mvc.get().uri("/articles").header("If-None-Match", tag)).hasStatus(HttpStatus.NOT_MODIFIED).body()
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=0             | limit
            limit=101           | limit
            limit=many          | limit
            cursor=no&limit=5   | cursor
            """)
    void refusesParametersOutOfBounds(String query, String parameter) {
        given(articles.page(null, 5, "no")).willThrow(new InvalidCursorException());

        assertThat(mvc.get().uri("/articles?" + query)).hasStatus(HttpStatus.BAD_REQUEST).bodyJson()
                .extractingPath("$.errors[0].parameter").isEqualTo(parameter);
    }

    @Test
    void listsTheSectionsInThePapersOrder() {
        assertThat(mvc.get().uri("/sections")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"items":[{"section":"world","title":"World"},{"section":"business","title":"Business"},
                          {"section":"technology","title":"Technology"},{"section":"science","title":"Science"},
                          {"section":"culture","title":"Culture"},{"section":"sport","title":"Sport"}],
                 "nextCursor":null}""");
    }

    private MockMvcTester.MockMvcRequestBuilder post(String body) {
        return mvc.post().uri("/articles").contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private MockMvcTester.MockMvcRequestBuilder put(String body) {
        return mvc.put().uri("/articles/id-1").header("If-Match", "\"2\"").contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
