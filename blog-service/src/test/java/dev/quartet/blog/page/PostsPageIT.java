package dev.quartet.blog.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.quartet.local.testkit.PageActions.exact;
import static dev.quartet.local.testkit.PageActions.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.quartet.blog.BlogServiceApplication;
import dev.quartet.blog.user.StubUserService;
import dev.quartet.blog.user.StubUserService.Failure;
import dev.quartet.local.testkit.Accessibility;
import dev.quartet.local.testkit.Browser;
import dev.quartet.local.testkit.EdgeContract.Http;
import dev.quartet.local.testkit.PageWatch;
import dev.quartet.local.testkit.Screen;
import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
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
@SpringBootTest(classes = BlogServiceApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "BASE_PATH=/blog",
        // The breaker has tests of its own; here each failure is to be seen as it is.
        "quartet.user-service.breaker.fewest-calls=1000", "quartet.user-service.breaker.window=1000"})
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

    @BeforeEach
    void knowAda() {
        USER_SERVICE.recovers();
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

    @ParameterizedTest
    @EnumSource
    void writingIsSoundWithAPreviewAndErrorsShown(Screen screen) {
        Page page = BROWSER.open("about:blank", screen);
        PageWatch watch = PageWatch.on(page);
        page.navigate(base() + "/?write&author=ada");
        page.getByLabel("Text", exact()).fill("# Part\n\nSome *text* with a [link](https://a.example/).\n\n"
                + "| left | right |\n|:--|--:|\n| 1 | 2 |\n\n" + "long".repeat(60));
        assertThat(page.locator("#preview em")).hasText("text");
        press(page, "Publish");

        assertThat(page.getByLabel("Title")).isFocused();
        assertThat(page.getByLabel("Title")).hasAccessibleDescription("Title must not be blank");
        watch.keep("write", screen);
        assertThat(watch.faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"WIDE_DARK", "PHONE_LIGHT"})
    void choosingAnAuthorIsSoundToo(Screen screen) {
        Page page = BROWSER.open("about:blank", screen);
        PageWatch watch = PageWatch.on(page);
        page.navigate(base() + "/?write&author=nobody@example.com");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nobody is registered under this email or id");
        assertThat(page.getByLabel("Somebody else")).hasValue("nobody@example.com");
        watch.keep("who-writes", screen);
        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void writesChangesAndRemovesAPost() {
        Page page = BROWSER.open(base() + "/", Screen.WIDE_LIGHT);
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Write a post")).click();
        page.getByLabel("Author").selectOption("Ada Lovelace");
        press(page, "Write");
        page.getByLabel("Title").fill("By hand");
        page.getByLabel("Text", exact()).fill("\nFirst *draft*");
        press(page, "Publish");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("“By hand” is published.");
        assertThat(page.locator("article em")).hasText("draft");

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Change this post")).click();
        assertThat(page.getByLabel("Text", exact())).hasValue("\nFirst *draft*");
        page.getByLabel("Text", exact()).fill("Second *try*");
        press(page, "Save");
        assertThat(page.locator("article em")).hasText("try");

        page.locator("summary").click();
        press(page, "Remove this post");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("“By hand” is removed.");
    }

    @Test
    void thePreviewIsWhatTheServiceRenders() {
        List<String> said = new ArrayList<>();
        Page page = BROWSER.open(base() + "/?write&author=ada@example.com", Screen.WIDE_LIGHT);
        page.onDialog(dialog -> {
            said.add(dialog.message());
            dialog.accept();
        });
        page.getByLabel("Text", exact()).fill("<img src=x onerror=alert(1)><script>alert(1)</script>**Safe**");

        assertThat(page.locator("#preview strong")).hasText("Safe");
        assertThat(page.locator("#preview").locator("img, script")).hasCount(0);
        assertThat(said).isEmpty();
    }

    @Test
    void saysWhatIsMissingWhileUserServiceIsAwayAndKeepsTheText() {
        USER_SERVICE.failsBy(Failure.SERVER_ERROR);
        Page page = BROWSER.open(base() + "/?write", Screen.WIDE_LIGHT);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The user service cannot be asked right now");

        page.getByLabel("Somebody else").fill("ada");
        press(page, "Find and write");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("The user service cannot be asked right now");
        page.getByLabel("Title").fill("Kept");
        page.getByLabel("Text", exact()).fill("All of *it*");
        press(page, "Publish");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The author cannot be checked right now");
        assertThat(page.getByLabel("Text", exact())).hasValue("All of *it*");
        assertThat(page.locator("#preview em")).hasText("it");
    }

    @Test
    void whoComesSecondSeesWhatIsThereAndDecides() {
        String address = publish("Both", "Before");
        Page page = BROWSER.open(base() + "/?post=" + address.substring(address.lastIndexOf('/') + 1) + "&edit",
                Screen.WIDE_LIGHT);
        Http.put(address, "\"1\"", "{\"authorId\":\"ada\",\"title\":\"Both\",\"markdown\":\"Theirs\"}");
        page.getByLabel("Text", exact()).fill("Mine");
        press(page, "Save");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Somebody else changed this");
        assertThat(page.locator("#write-markdown-now")).hasText("Now: Theirs");
        press(page, "Save");
        assertThat(page.locator("article .prose")).hasText("Mine");
    }

    private String base() {
        return "http://127.0.0.1:" + port + "/blog";
    }

    /** The post's address at the API. */
    private String publish(String title, String markdown) {
        var answer = Http.post(base() + "/posts", "{\"authorId\":\"ada\",\"title\":\"%s\",\"markdown\":\"%s\"}"
                .formatted(title, markdown));
        assertThat(answer.statusCode()).isEqualTo(201);
        return "http://127.0.0.1:" + port + answer.headers().firstValue("Location").orElseThrow();
    }
}
