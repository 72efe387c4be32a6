package dev.quartet.user.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;

import dev.quartet.support.aws.StoreUnavailableException;
import dev.quartet.support.paging.Page;
import dev.quartet.support.version.IfMatch;
import dev.quartet.support.version.VersionConflictException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest(PersonController.class)
class PersonControllerTests {

    private static final Person MINA = new Person("id-1", "Mina", new Email("mina@example.com"), null,
            Instant.parse("2026-11-21T09:30:00Z"), 3);

    private static final String BODY = "{\"name\":\"Mina\",\"email\":\"mina@example.com\"}";

    @MockitoBean
    private People people;

    private final MockMvcTester mvc;

    @Autowired
    PersonControllerTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void registersAndSaysWhere() {
        given(people.register("Mina", MINA.email(), null)).willReturn(MINA);

        assertThat(mvc.post().uri("/people").contentType(MediaType.APPLICATION_JSON).content(BODY))
                .hasStatus(HttpStatus.CREATED).hasHeader("Location", "/people/id-1").hasHeader("ETag", "\"3\"")
                .bodyJson().extractingPath("$.registeredAt").isEqualTo("2026-11-21T09:30:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":" ","email":"a@example.com"}                          | /name
            {"email":"a@example.com"}                                     | /name
            {"name":"Mina","email":"not one"}                             | /email
            {"name":"Mina"}                                               | /email
            {"name":"Mina","email":"a@example.com","admin":true}          | /admin
            {"name":["Mina"],"email":"a@example.com"}                     | /name
            {"name":"A\\u0000b","email":"a@example.com"}                   | /name
            {"name":"A\\ud800","email":"a@example.com"}                    | /name
            {"name":"Mina","email":"a@example.com","bio":"a\\nb"}          | /bio
            []                                                            | ''
            """)
    void namesWhatIsWrongWithABody(String body, String pointer) {
        assertThat(mvc.post().uri("/people").contentType(MediaType.APPLICATION_JSON).content(body))
                .hasStatus(HttpStatus.BAD_REQUEST).hasContentType(MediaType.APPLICATION_PROBLEM_JSON).bodyJson()
                .extractingPath("$.errors[0].pointer").isEqualTo(pointer);
        then(people).shouldHaveNoInteractions();
    }

    @Test
    void refusesLongTexts() {
        String body = "{\"name\":\"%s\",\"email\":\"a@example.com\",\"bio\":\"%s\"}".formatted("n".repeat(101),
                "b".repeat(501));

        assertThat(mvc.post().uri("/people").contentType(MediaType.APPLICATION_JSON).content(body))
                .hasStatus(HttpStatus.BAD_REQUEST).bodyJson().extractingPath("$.errors[*].pointer").asArray()
                .containsExactlyInAnyOrder("/name", "/bio");
    }

    @Test
    void answersATakenEmailWithConflict() {
        given(people.register(any(), any(), any())).willThrow(new EmailTakenException());

        assertThat(mvc.post().uri("/people").contentType(MediaType.APPLICATION_JSON).content(BODY))
                .hasStatus(HttpStatus.CONFLICT).bodyJson()
                .isLenientlyEqualTo("""
                        {"type": "urn:quartet:problem:email-taken", "errors": [{"pointer": "/email"}]}""");
    }

    @Test
    void demandsTheVersionThatWasRead() {
        assertThat(mvc.put().uri("/people/id-1").contentType(MediaType.APPLICATION_JSON).content(BODY))
                .hasStatus(HttpStatus.PRECONDITION_REQUIRED);
    }

    @Test
    void answersAStaleVersionWithTheCurrentOne() {
        given(people.change(eq("id-1"), any(), any(), any(), any()))
                .willThrow(new VersionConflictException("person", 4));

        assertThat(mvc.put().uri("/people/id-1").header("If-Match", "\"3\"").contentType(MediaType.APPLICATION_JSON)
                .content(BODY)).hasStatus(HttpStatus.PRECONDITION_FAILED).hasHeader("ETag", "\"4\"");
    }

    @Test
    void refusesAnIfMatchThatIsNone() {
        assertThat(mvc.put().uri("/people/id-1").header("If-Match", "3").contentType(MediaType.APPLICATION_JSON)
                .content(BODY)).hasStatus(HttpStatus.BAD_REQUEST).bodyJson().extractingPath("$.errors[0].parameter")
                .isEqualTo("If-Match");
    }

    @Test
    void answersUnchangedPeopleWithoutABody() {
        given(people.get("id-1")).willReturn(MINA);

        assertThat(mvc.get().uri("/people/id-1").header("If-None-Match", "\"3\"")).hasStatus(HttpStatus.NOT_MODIFIED)
                .body().isEmpty();
    }

    @Test
    void answersAMissingPersonWithNotFound() {
        given(people.get("id-1")).willThrow(new PersonNotFoundException());

        assertThat(mvc.get().uri("/people/id-1")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void answersAStoreThatCannotBeAskedWithUnavailable() {
        given(people.get("id-1")).willThrow(new StoreUnavailableException(new IllegalStateException("secret")));

        assertThat(mvc.get().uri("/people/id-1")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader("Retry-After", "2")
                .bodyText().doesNotContain("secret");
    }

    @Test
    void keepsUnexpectedTextsToItself() {
        willThrow(new IllegalStateException("secret")).given(people).get("id-1");

        assertThat(mvc.get().uri("/people/id-1")).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR).bodyText()
                .doesNotContain("secret");
    }

    @Test
    void removesWhateverVersionUnlessToldWhich() {
        assertThat(mvc.delete().uri("/people/id-1")).hasStatus(HttpStatus.NO_CONTENT);
        then(people).should().remove("id-1", IfMatch.ANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=many", "cursor=none&limit=5", "id=&id=2"})
    void refusesParametersOutOfBounds(String query) {
        given(people.page(5, "none")).willThrow(new dev.quartet.support.paging.InvalidCursorException());

        assertThat(mvc.get().uri("/people?" + query)).hasStatus(HttpStatus.BAD_REQUEST).bodyJson()
                .extractingPath("$.errors[0].parameter").isNotNull();
    }

    @Test
    void listsByPage() {
        given(people.page(2, "c1")).willReturn(new Page<>(List.of(MINA), "c2"));

        assertThat(mvc.get().uri("/people?limit=2&cursor=c1")).hasStatusOk().bodyJson()
                .isLenientlyEqualTo("{\"items\":[{\"id\":\"id-1\"}],\"nextCursor\":\"c2\"}");
    }

    @Test
    void findsByEmailAndByIds() {
        given(people.findByEmail(MINA.email())).willReturn(Optional.of(MINA));
        given(people.findAll(List.of("id-1", "id-2"))).willReturn(List.of(MINA));

        assertThat(mvc.get().uri("/people?email=mina@example.com")).bodyJson().extractingPath("$.items[0].id")
                .isEqualTo("id-1");
        assertThat(mvc.get().uri("/people?id=id-1&id=id-2")).bodyJson().extractingPath("$.items.length()").isEqualTo(1);
    }
}
