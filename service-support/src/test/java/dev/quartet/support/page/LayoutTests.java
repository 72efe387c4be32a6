package dev.quartet.support.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.support.identity.IdentityAutoConfiguration;
import dev.quartet.support.page.Layout.Titled;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import software.amazon.awssdk.core.exception.SdkClientException;

class LayoutTests {

    private final WebApplicationContextRunner context = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, IdentityAutoConfiguration.class,
                    PageAutoConfiguration.class))
            .withPropertyValues("spring.application.name=user-service", "server.servlet.context-path=/user");

    @Test
    void framesAServicesOwnPart() {
        withLayout(layout -> {
            ResponseEntity<String> page = layout.render("People", () -> output -> output.writeContent("<p>own</p>"),
                    "people.js");

            assertThat(page.getStatusCode()).isEqualTo(HttpStatus.OK);
            assertThat(page.getBody()).contains("<title>People · user-service</title>", "<p>own</p>",
                    "src=\"/user/assets/people.js\"", "href=\"/user\" aria-current=\"page\"");
            assertThat(page.getHeaders().getCacheControl()).isEqualTo("no-store");
        });
    }

    @Test
    void escapesATitleThatComesFromData() {
        withLayout(layout -> assertThat(layout.render(() -> new Titled("<script>", output -> {})).getBody())
                .doesNotContain("<title><script>").contains("<title>&lt;script"));
    }

    @Test
    void saysSoWhereTheStoreCannotBeAsked() {
        withLayout(layout -> {
            ResponseEntity<String> page = layout.render("People", () -> {
                throw SdkClientException.create("secret host");
            });

            assertThat(page.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(page.getBody()).contains("Nothing was lost", "Who answered").doesNotContain("secret");
        });
    }

    @Test
    void showsAnotherPageInstead() {
        withLayout(layout -> {
            ResponseEntity<String> page = layout.instead(HttpStatus.GONE, "Nobody here",
                    output -> output.writeContent("<p>left</p>"));

            assertThat(page.getStatusCode()).isEqualTo(HttpStatus.GONE);
            assertThat(page.getBody()).contains("<title>Nobody here · user-service</title>", "<p>left</p>");
            assertThat(page.getHeaders().getCacheControl()).isEqualTo("no-store");
        });
    }

    @Test
    void leadsNowhereElseWhereAServiceRunsAlone() {
        context.withPropertyValues("server.servlet.context-path=").run(started -> assertThat(
                started.getBean(Layout.class).render("People", () -> output -> {}).getBody())
                .doesNotContain("nav-link"));
    }

    @Test
    void offersFormsUnlessToldNotTo() {
        withLayout(layout -> assertThat(layout.writing()).isTrue());
        context.withPropertyValues("quartet.page.writing=false")
                .run(started -> assertThat(started.getBean(Layout.class).writing()).isFalse());
    }

    private void withLayout(Consumer<Layout> assertions) {
        context.run(started -> assertions.accept(started.getBean(Layout.class)));
    }
}
