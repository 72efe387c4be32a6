package dev.quartet.blog.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.blog.markdown.Markdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(PreviewController.class)
@Import(Markdown.class)
class PreviewControllerTests {

    private final MockMvcTester mvc;

    @Autowired
    PreviewControllerTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void rendersWhatAPostWouldShow() {
        assertThat(preview("{\"markdown\":\"*Deep*<script>alert(1)</script>\"}")).hasStatusOk().bodyJson()
                .isStrictlyEqualTo("{\"html\":\"<p><em>Deep</em></p>\\n\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"markdown\":\" \\n\"}", "{\"markdown\":\"A\\u0000\"}", "{\"markdown\":[]}"})
    void namesWhatIsWrongWithAText(String body) {
        assertThat(preview(body)).hasStatus(HttpStatus.BAD_REQUEST).bodyJson()
                .extractingPath("$.errors[0].pointer").isEqualTo("/markdown");
    }

    @Test
    void refusesATextThatIsOrWouldBecomeTooLarge() {
        assertThat(preview("{\"markdown\":\"%s\"}".formatted("m".repeat(50_001)))).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(preview("{\"markdown\":\"%s\"}".formatted("|\\n".repeat(20_000) + "|".repeat(99))))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    private MvcTestResult preview(String body) {
        return mvc.post().uri("/preview").contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }
}
