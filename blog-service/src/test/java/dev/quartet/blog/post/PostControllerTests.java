package dev.quartet.blog.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

import dev.quartet.blog.markdown.Markdown;
import dev.quartet.blog.user.Author;
import dev.quartet.blog.user.Authors;
import dev.quartet.support.paging.InvalidCursorException;
import dev.quartet.support.paging.Page;
import dev.quartet.support.version.IfMatch;
import dev.quartet.support.version.VersionConflictException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(PostController.class)
@Import(Markdown.class)
class PostControllerTests {

    private static final Instant THEN = Instant.parse("2026-11-21T09:30:00Z");

    private static final Post POST = new Post("id-1", "a", "Tides", "*Deep*", "Deep", THEN, 3);

    private static final Author ADA = new Author.Known("a", "Ada");

    private static final String BODY = "{\"authorId\":\"a\",\"title\":\" Tides \",\"markdown\":\"*Deep*\"}";

    @MockitoBean
    private Posts posts;

    @MockitoBean
    private Authors authors;

    private final MockMvcTester mvc;

    @Autowired
    PostControllerTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void publishesAndSaysWhere() {
        given(authors.require("a")).willReturn(ADA);
        given(posts.write(new Draft("a", "Tides", "*Deep*", "Deep", null))).willReturn(POST);

        assertThat(post(BODY)).hasStatus(HttpStatus.CREATED).hasHeader("Location", "/posts/id-1")
                .hasHeader("ETag", "\"3\"").bodyJson().isStrictlyEqualTo("""
                        {"id":"id-1","author":{"id":"a","name":"Ada"},"title":"Tides","markdown":"*Deep*",
                         "html":"<p><em>Deep</em></p>\\n","publishedAt":"2026-11-21T09:30:00Z","version":3}""");
    }

    @Test
    void publishesAtTheGivenTime() {
        given(authors.require("a")).willReturn(ADA);
        given(posts.write(new Draft("a", "Tides", "*Deep*", "Deep", THEN))).willReturn(POST);

        assertThat(post("""
                {"authorId":"a","title":"Tides","markdown":"*Deep*","publishedAt":"2026-11-21T09:30:00Z"}"""))
                .hasStatus(HttpStatus.CREATED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"title":"T","markdown":"M"}                                         | /authorId
            {"authorId":"a,b","title":"T","markdown":"M"}                        | /authorId
            {"authorId":"a","title":" ","markdown":"M"}                          | /title
            {"authorId":"a","markdown":"M"}                                      | /title
            {"authorId":"a","title":"T"}                                         | /markdown
            {"authorId":"a","title":"T","markdown":" \\n"}                       | /markdown
            {"authorId":"a","title":"T","markdown":"M","publishedAt":"soon"}     | /publishedAt
            {"authorId":"a","title":"T","markdown":"M","publishedAt":9e17}       | /publishedAt
            {"authorId":"a","title":"T","markdown":"M","publishedAt":{}}         | /publishedAt
            {"authorId":"a","title":"T","markdown":"M","html":"<b>"}             | /html
            []                                                                   | ~~
            """)
    void namesWhatIsWrongWithABody(String body, String pointer) {
        assertThat(post(body)).hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON).bodyJson()
                .extractingPath("$.errors[0].pointer").isEqualTo(pointer);
        then(posts).shouldHaveNoInteractions();
    }

    @Test
    void refusesLongTexts() {
        String body = "{\"authorId\":\"%s\",\"title\":\"%s\",\"markdown\":\"%s\"}".formatted("a".repeat(65),
                "t".repeat(201), "m".repeat(50_001));

        assertThat(post(body)).hasStatus(HttpStatus.BAD_REQUEST).bodyJson().extractingPath("$.errors[*].pointer")
                .asArray().containsExactlyInAnyOrder("/authorId", "/title", "/markdown");
    }

    @Test
    void refusesATextThatWouldBecomeTooLarge() {
        String body = "{\"authorId\":\"a\",\"title\":\"T\",\"markdown\":\"%s\"}"
                .formatted("|\\n".repeat(20_000) + "|".repeat(99));

        assertThat(post(body)).hasStatus(HttpStatus.BAD_REQUEST).bodyJson().extractingPath("$.errors[0].pointer")
                .isEqualTo("/markdown");
        then(posts).shouldHaveNoInteractions();
        then(authors).shouldHaveNoInteractions();
    }

    @Test
    void demandsTheVersionThatWasRead() {
        assertThat(mvc.put().uri("/posts/id-1").contentType(MediaType.APPLICATION_JSON).content(BODY))
                .hasStatus(HttpStatus.PRECONDITION_REQUIRED);
    }

    @Test
    void changesTheVersionThatWasRead() {
        given(authors.require("a")).willReturn(ADA);
        given(posts.change(eq("id-1"), any(), eq(new Draft("a", "Tides", "*Deep*", "Deep", null)))).willReturn(POST);

        assertThat(put("\"2\"")).hasStatusOk().hasHeader("ETag", "\"3\"").bodyJson().extractingPath("$.author.name")
                .isEqualTo("Ada");
    }

    @Test
    void answersAStaleVersionWithTheCurrentOne() {
        given(authors.require("a")).willReturn(ADA);
        given(posts.change(any(), any(), any())).willThrow(new VersionConflictException("post", 4));

        assertThat(put("\"3\"")).hasStatus(HttpStatus.PRECONDITION_FAILED).hasHeader("ETag", "\"4\"");
    }

    @Test
    void readsAPostWhoseAuthorNobodyCanName() {
        given(posts.get("id-1")).willReturn(POST);
        given(authors.find("a")).willReturn(new Author.Unasked("a"));

        assertThat(mvc.get().uri("/posts/id-1")).hasStatusOk().hasHeader("ETag", "\"3\"")
                .hasHeader("Cache-Control", "no-store").bodyJson()
                .isLenientlyEqualTo("{\"author\":{\"id\":\"a\",\"name\":null}}");
    }

    @Test
    void answersAMissingPostWithNotFound() {
        given(posts.get("id-1")).willThrow(new PostNotFoundException());

        assertThat(mvc.get().uri("/posts/id-1")).hasStatus(HttpStatus.NOT_FOUND).bodyJson().extractingPath("$.type")
                .isEqualTo("urn:quartet:problem:post-not-found");
    }

    @Test
    void listsEverybodysPostsWithoutAnAuthor() {
        given(posts.page(null, 20, null)).willReturn(new Page<>(List.of(POST), null));
        given(authors.find(List.of("a"))).willReturn(Map.of("a", ADA));

        assertThat(mvc.get().uri("/posts")).hasStatusOk().bodyJson().extractingPath("$.items[0].id").isEqualTo("id-1");
    }

    @Test
    void listsExcerptsByPage() {
        Post other = new Post("id-2", "b", "Other", "Text", "Text", THEN, 1);
        given(posts.page("a", 2, "c1")).willReturn(new Page<>(List.of(POST, other), "c2"));
        given(authors.find(List.of("a", "b"))).willReturn(Map.of("a", ADA, "b", new Author.Unknown("b")));

        assertThat(mvc.get().uri("/posts?author=a&limit=2&cursor=c1")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"items":[
                 {"id":"id-1","author":{"id":"a","name":"Ada"},"title":"Tides","excerpt":"Deep",
                  "publishedAt":"2026-11-21T09:30:00Z","version":3},
                 {"id":"id-2","author":{"id":"b","name":null},"title":"Other","excerpt":"Text",
                  "publishedAt":"2026-11-21T09:30:00Z","version":1}],
                 "nextCursor":"c2"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=many", "cursor=none&limit=5", "author="})
    void refusesParametersOutOfBounds(String query) {
        given(posts.page(null, 5, "none")).willThrow(new InvalidCursorException());

        assertThat(mvc.get().uri("/posts?" + query)).hasStatus(HttpStatus.BAD_REQUEST).bodyJson()
                .extractingPath("$.errors[0].parameter").isNotNull();
    }

    @Test
    void removesWhateverVersionUnlessToldWhich() {
        assertThat(mvc.delete().uri("/posts/id-1")).hasStatus(HttpStatus.NO_CONTENT);
        then(posts).should().remove("id-1", IfMatch.ANY);
        assertThat(mvc.delete().uri("/posts/id-2").header("If-Match", "\"7\"")).hasStatus(HttpStatus.NO_CONTENT);
        then(posts).should().remove(eq("id-2"), argThat(match -> match.accepts(7)));
    }

    private MvcTestResult post(String body) {
        return mvc.post().uri("/posts").contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }

    private MvcTestResult put(String ifMatch) {
        return mvc.put().uri("/posts/id-1").header("If-Match", ifMatch).contentType(MediaType.APPLICATION_JSON)
                .content(BODY).exchange();
    }
}
