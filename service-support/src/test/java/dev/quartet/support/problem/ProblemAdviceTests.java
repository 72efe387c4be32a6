package dev.quartet.support.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.support.edge.EdgeAutoConfiguration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@WebMvcTest(properties = {"quartet.request.max-size=64B",
        "spring.jackson.deserialization.fail-on-unknown-properties=true"})
@ContextConfiguration(classes = ProblemAdviceTests.Application.class)
class ProblemAdviceTests {

    private final MockMvcTester mvc;

    @Autowired
    ProblemAdviceTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"lines":[{"text":"a"},{"text":" "}]}  | /lines/1/text | must not be blank
            {"lines":[{"text":"a","size":1}]}      | /lines/0/size | is unknown; known are text
            {"lines":[{"text":false}]}             | /lines/0/text | 'false' is not understood; use a string
            {"lines":[{"text":1}]}                 | /lines/0/text | '1' is not understood; use a string
            {"lines":{"text":"a"}}                 | /lines        | has the wrong type
            {"kind":"LARGE","lines":[]}            | /kind         | 'LARGE' is not understood; use one of [SMALL, TINY]
            {"lines":                              | ~~            | is not JSON at column 10
            ~~                                     | ~~            | is missing; send a JSON document
            """)
    void pointsAtWhatIsWrongInABody(String body, String pointer, String detail) {
        assertThat(mvc.post().uri("/orders").contentType(MediaType.APPLICATION_JSON).content(body))
                .hasStatus(HttpStatus.BAD_REQUEST).hasContentType(MediaType.APPLICATION_PROBLEM_JSON).bodyJson()
                .hasPathSatisfying("$.errors[0].pointer", path -> path.assertThat().isEqualTo(pointer))
                .hasPathSatisfying("$.errors[0].detail", path -> path.assertThat().isEqualTo(detail));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /days/2026-13-01?from=2026-01-01&count=1 | day   | use a date such as 2026-11-21
            /days/2026-01-01?from=2026-01-01&count=x | count | use a number
            /days/2026-01-01?from=2026-01-01&count=0 | count | must be greater than or equal to 1
            /days/2026-01-01?count=1                 | from  | is missing
            """)
    void namesTheParameterThatIsWrong(String uri, String parameter, String detail) {
        assertThat(mvc.get().uri(uri)).hasStatus(HttpStatus.BAD_REQUEST).bodyJson()
                .hasPathSatisfying("$.errors[0].parameter", path -> path.assertThat().isEqualTo(parameter))
                .hasPathSatisfying("$.errors[0].detail", path -> path.assertThat().asString().contains(detail));
    }

    @Test
    void refusesABodyOverTheLimit() {
        assertThat(mvc.post().uri("/orders").contentType(MediaType.APPLICATION_JSON).content(" ".repeat(65)))
                .hasStatus(HttpStatus.CONTENT_TOO_LARGE).bodyJson().extractingPath("$.detail").asString()
                .contains("64 bytes");
    }

    @Test
    void acceptsABodyAtTheLimit() {
        assertThat(mvc.post().uri("/orders").contentType(MediaType.APPLICATION_JSON)
                .content("{\"lines\":[]}" + " ".repeat(52))).hasStatusOk();
    }

    @Test
    void tellsNothingOfAnUnexpectedFailure() {
        assertThat(mvc.get().uri("/broken")).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON).bodyText().doesNotContain("secret");
    }

    @Test
    void sendsTheBrowserItsLimits() {
        assertThat(mvc.get().uri("/broken")).headers().hasValue("X-Frame-Options", "DENY")
                .hasValue("X-Content-Type-Options", "nosniff");
    }

    enum Kind {
        SMALL, TINY
    }

    record Line(@NotBlank(message = "must not be blank") String text) {}

    record Order(@Nullable Kind kind, @Valid List<Line> lines) {}

    @RestController
    static class OrderController {

        @PostMapping("/orders")
        int order(@Valid @RequestBody Order order) {
            return order.lines().size();
        }

        @GetMapping("/days/{day}")
        String day(@PathVariable LocalDate day, @RequestParam LocalDate from, @RequestParam @Min(1) int count) {
            return day + " " + from + " " + count;
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("secret");
        }
    }

    @SpringBootConfiguration
    @ImportAutoConfiguration({ProblemAutoConfiguration.class, EdgeAutoConfiguration.class})
    @Import(OrderController.class)
    static class Application {}
}
