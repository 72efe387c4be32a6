package dev.quartet.support.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.support.identity.IdentityAutoConfiguration;
import dev.quartet.support.identity.RunningTerm;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What the overview is before its script asks anybody; the rest is tested in a browser, in {@code local/system-tests}. */
class OverviewTests {

    private final WebApplicationContextRunner behindTheLoadBalancer = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, IdentityAutoConfiguration.class,
                    PageAutoConfiguration.class))
            .withPropertyValues("spring.application.name=user-service", "server.servlet.context-path=/user");

    private final WebApplicationContextRunner alone = behindTheLoadBalancer
            .withPropertyValues("server.servlet.context-path=");

    @Test
    void asksTheFourBelowTheirBasePaths() {
        behindTheLoadBalancer.run(started -> assertThat(page(started))
                .contains("Four services, one address", "data-path=\"/user\"", "data-path=\"/news\"",
                        "data-path=\"/market\"", "data-path=\"/blog\"")
                .doesNotContain("aria-current=\"page\""));
    }

    @Test
    void aServiceThatRunsAloneAsksItselfAlone() {
        alone.run(started -> assertThat(page(started))
                .contains("One service, alone", "data-service=\"user-service\" data-path=\"\"")
                .doesNotContain("news-service"));
    }

    @Test
    void explainsEveryTermThatAnInstanceMayUse() {
        behindTheLoadBalancer.run(started -> assertThat(page(started)).contains("data-term=\"process\"",
                "data-term=\"container\"", "data-term=\"FARGATE\" hidden><dt>Fargate</dt><dd>AWS runs the task",
                "data-term=\"EC2\"", "data-term=\"EXTERNAL\"",
                "data-term=\"awsvpc\" hidden><dt>awsvpc</dt><dd>the task has a network interface",
                "data-term=\"bridge\"", "data-term=\"host\"", "data-term=\"ecs\""));
        assertThat(RunningTerm.all()).extracting(RunningTerm::meaning).allMatch(meaning -> meaning.endsWith("."));
    }

    @Test
    void saysHowFastAReaderMayLetItAsk() {
        behindTheLoadBalancer.run(started -> assertThat(page(started)).contains("Hammer gently",
                "For 10 seconds, at most 10 asks a second to each service", "data-per-second=\"10\"",
                "data-seconds=\"10\""));
    }

    @Test
    void theHammerIsSwitchedOffByASetting() {
        behindTheLoadBalancer.withPropertyValues("quartet.page.hammer=false")
                .run(started -> assertThat(page(started)).contains("data-part=\"pause\"").doesNotContain("ammer"));
    }

    private static String page(ApplicationContext started) {
        return String.valueOf(started.getBean(OverviewController.class).overview().getBody());
    }
}
