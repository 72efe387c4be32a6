package dev.quartet.blog.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.quartet.blog.BlogServiceApplication;
import dev.quartet.blog.user.StubUserService;
import dev.quartet.local.testkit.Accessibility;
import dev.quartet.local.testkit.Browser;
import dev.quartet.local.testkit.EdgeContract.Http;
import dev.quartet.local.testkit.Screen;
import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@WithStandIns
@SpringBootTest(classes = BlogServiceApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = "BASE_PATH=/blog")
class PostsPageIT {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final StubUserService USER_SERVICE = new StubUserService();

    private static final String TEXT = "# Part\\n\\nA [link](https://a.example/) and `code`.\\n\\n"
            + "| left | right |\\n|:--|--:|\\n| 1 | 2 |\\n\\n```java\\n" + "int wide; ".repeat(40)
            + "\\n```\\n\\n![A boat](https://a.example/boat.png)\\n\\n> said";

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry registry) {
        registry.add("TABLE_NAME", TestStores::postsTable);
        registry.add("USER_SERVICE_URL", USER_SERVICE::url);
    }

    @BeforeAll
    static void knowAda() {
        USER_SERVICE.knows("ada", "Ada Lovelace");
    }

    @AfterAll
    static void closeUserService() {
        USER_SERVICE.close();
    }

    @Test
    void everybodyCanReadAPost() {
        publish("On reading", TEXT);
        Page page = BROWSER.open(base() + "/", Screen.PHONE_DARK);

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("On reading")).first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1))).hasText("On reading");
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Part"))).isVisible();
        assertThat(page.locator("article")).containsText("Ada Lovelace");
        assertThat(Accessibility.violations(page)).isEmpty();
    }

    @Test
    void aBrowserFindsNothingToRunInAPost() {
        List<String> said = new ArrayList<>();
        publish("Attack", "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>"
                + "<a href='javascript:alert(1)' autofocus onfocus=alert(1)>a</a>");
        Page page = BROWSER.open(base() + "/", Screen.WIDE_LIGHT);
        page.onDialog(dialog -> {
            said.add(dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> said.add(message.text()));

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Attack")).first().click();

        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1))).hasText("Attack");
        assertThat(said).isEmpty();
    }

    @Test
    void theBrowserWouldNotRunAScriptThatGotThrough() {
        publish("Empty", "Text");
        Page page = BROWSER.open(base() + "/", Screen.WIDE_LIGHT);

        page.evaluate("""
                () => {
                  const script = document.createElement("script");
                  script.textContent = "document.title = 'ran'";
                  document.body.append(script);
                  document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='document.title = `ran`'>");
                }""");

        assertThat(page.locator("body > img")).hasCount(1);
        assertThat(page.title()).isNotEqualTo("ran");
    }

    private String base() {
        return "http://127.0.0.1:" + port + "/blog";
    }

    private void publish(String title, String markdown) {
        assertThat(Http.post(base() + "/posts", "{\"authorId\":\"ada\",\"title\":\"%s\",\"markdown\":\"%s\"}"
                .formatted(title, markdown)).statusCode()).isEqualTo(201);
    }
}
