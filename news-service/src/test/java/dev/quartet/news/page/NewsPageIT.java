package dev.quartet.news.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.quartet.local.testkit.PageActions.exact;
import static dev.quartet.local.testkit.PageActions.press;
import static dev.quartet.local.testkit.PageActions.unfold;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.quartet.local.testkit.Browser;
import dev.quartet.local.testkit.EdgeContract.Http;
import dev.quartet.local.testkit.PageWatch;
import dev.quartet.local.testkit.Screen;
import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import dev.quartet.news.NewsServiceApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@WithStandIns
@SpringBootTest(classes = NewsServiceApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = "BASE_PATH=/news")
class NewsPageIT {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry registry) {
        registry.add("TABLE_NAME", TestStores::articlesTable);
    }

    @ParameterizedTest
    @EnumSource
    void isSoundWithTheFormOpenAndErrorsShown(Screen screen) {
        publish("Ferry cleared", "business");
        Page page = BROWSER.open("about:blank", screen);
        PageWatch watch = PageWatch.on(page);
        page.navigate(base() + "/?section=business");
        unfold(page, "Publish an article");
        press(page, "Publish");

        assertThat(page.locator("[aria-invalid]")).hasCount(4);
        assertThat(page.getByLabel("Title")).isFocused();
        watch.keep("publish", screen);
        assertThat(watch.faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anArticleIsSoundWithEveryFormOpen(Screen screen) {
        Page page = BROWSER.open("about:blank", screen);
        PageWatch watch = PageWatch.on(page);
        page.navigate(publish("Ferry cleared", "business"));
        unfold(page, "Correct");
        unfold(page, "Retract");
        press(page, "Correct");

        assertThat(page.getByLabel("Correction note")).isFocused();
        watch.keep("article", screen);
        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void publishesInTheSectionOfThePage() {
        Page page = BROWSER.open(base() + "/?section=science", Screen.WIDE_LIGHT);
        unfold(page, "Publish an article");
        page.getByLabel("Title").fill("Tide tables, checked");
        page.getByLabel("Summary").fill("They hold.");
        page.getByLabel("Text", exact()).fill("One.\n\nTwo.");
        page.getByLabel("Byline").fill("Tan Mei Lian");
        press(page, "Publish");

        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText("Tide tables, checked");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("is published");
        assertThat(page.locator("article p")).hasCount(4);
        assertThat(page.locator("[aria-current=page]", new Page.LocatorOptions().setHasText("Science"))).hasCount(1);
    }

    @Test
    void correctsAndTellsTheReaders() {
        Page page = BROWSER.open(publish("Ferry cleard", "business"), Screen.WIDE_LIGHT);
        unfold(page, "Correct");
        page.getByLabel("Correction note").fill("A letter was missing.");
        page.getByLabel("Title").fill("Ferry cleared");
        press(page, "Correct");

        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1))).hasText("Ferry cleared");
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY)).containsText("A letter was missing.");
    }

    @Test
    void whoCorrectsSecondSeesTheOthersCorrection() {
        String address = publish("Ferry cleared", "business");
        Page page = BROWSER.open(address, Screen.WIDE_LIGHT);
        Http.put(address, "\"1\"",
                """
                        {"section": "sport", "byline": "J", "title": "Ferry raced", "summary": "Short.", "body": "One.\\n\\nTwo.",
                         "correctionNote": "It was a race."}""");
        unfold(page, "Correct");
        page.getByLabel("Correction note").fill("It was no clearance.");
        press(page, "Correct");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Somebody else changed this");
        assertThat(page.locator("#correct-section-now")).hasText("Now: sport");
        assertThat(page.locator("#correct-title-now")).hasText("Now: Ferry raced");
        assertThat(page.locator("#correct-body-now")).hasCount(0);
        press(page, "Correct");
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY)).containsText("It was no clearance.");
    }

    @Test
    void retractsForGood() {
        String address = publish("Never happened", "world");
        Page page = BROWSER.open(address, Screen.WIDE_LIGHT);
        unfold(page, "Retract");
        press(page, "Retract this article");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("“Never happened” is retracted");
        assertThat(Http.get(address).statusCode()).isEqualTo(410);
    }

    private String base() {
        return "http://127.0.0.1:" + port + "/news";
    }

    /** The article's address, which is its page's too. */
    private String publish(String title, String section) {
        var answer = Http.post(base() + "/articles", """
                {"section": "%s", "byline": "J", "title": "%s", "summary": "Short.", "body": "One.\\n\\nTwo."}"""
                .formatted(section, title));
        assertThat(answer.statusCode()).isEqualTo(201);
        return "http://127.0.0.1:" + port + answer.headers().firstValue("Location").orElseThrow();
    }
}
