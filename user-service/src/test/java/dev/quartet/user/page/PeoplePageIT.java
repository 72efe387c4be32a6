package dev.quartet.user.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.quartet.local.testkit.PageActions.exact;
import static dev.quartet.local.testkit.PageActions.press;
import static dev.quartet.local.testkit.PageActions.unfold;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.quartet.local.testkit.Accessibility;
import dev.quartet.local.testkit.Browser;
import dev.quartet.local.testkit.EdgeContract.Http;
import dev.quartet.local.testkit.PageWatch;
import dev.quartet.local.testkit.Screen;
import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import dev.quartet.user.UserServiceApplication;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
@SpringBootTest(classes = UserServiceApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = "BASE_PATH=/user")
class PeoplePageIT {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry registry) {
        registry.add("TABLE_NAME", TestStores::peopleTable);
    }

    @ParameterizedTest
    @EnumSource
    void isSoundWithAFormOpenAndErrorsShown(Screen screen) {
        register("Taken", "taken-%s@example.com".formatted(screen));
        Page page = BROWSER.open("about:blank", screen);
        PageWatch watch = PageWatch.on(page);
        page.navigate(base() + "/");
        unfold(page, "Register somebody");
        page.getByLabel("Email", exact()).fill("taken-%s@example.com".formatted(screen));
        press(page, "Register");

        assertThat(page.locator("[aria-invalid]")).hasCount(1);
        watch.keep("register", screen);
        assertThat(watch.faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"WIDE_LIGHT", "PHONE_DARK"})
    void aPersonsPageIsSoundWithEveryFormOpen(Screen screen) {
        Page page = BROWSER.open("about:blank", screen);
        PageWatch watch = PageWatch.on(page);
        page.navigate(personPage(register("Nora Lind", "nora-%s@example.com".formatted(screen))));
        unfold(page, "Change");
        unfold(page, "Remove");

        watch.keep("person", screen);
        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void registersByKeyboardAlone() {
        Page page = BROWSER.open(base() + "/", Screen.WIDE_LIGHT);

        tabTo(page, page.locator("summary"));
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().type("Kay Board");
        page.keyboard().press("Tab");
        page.keyboard().type("kay@example.com");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1))).hasText("Kay Board");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Kay Board is registered.");
        assertThat(page.getByRole(AriaRole.STATUS)).isFocused();
    }

    @Test
    void showsWhatIsWrongAtItsFieldAndKeepsWhatWasTyped() {
        Page page = BROWSER.open(base() + "/", Screen.WIDE_LIGHT);
        unfold(page, "Register somebody");
        page.getByLabel("Email", exact()).fill("nobody at example");
        page.getByLabel("About").fill("Typed with care");
        press(page, "Register");

        Locator name = page.getByLabel("Name");
        assertThat(name).isFocused();
        assertThat(name).hasAccessibleDescription("Name must not be blank");
        assertThat(page.getByLabel("Email", exact()))
                .hasAccessibleDescription("Nobody else may have it. Email must be an email address");
        assertThat(page.getByLabel("About")).hasValue("Typed with care");

        name.fill("Mended");
        page.getByLabel("Email", exact()).fill("mended@example.com");
        press(page, "Register");
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1))).hasText("Mended");
    }

    @Test
    void saysAtTheEmailThatItIsTaken() {
        register("First", "one@example.com");
        Page page = BROWSER.open(base() + "/", Screen.WIDE_LIGHT);
        unfold(page, "Register somebody");
        page.getByLabel("Name").fill("Second");
        page.getByLabel("Email", exact()).fill("ONE@example.com");
        press(page, "Register");

        assertThat(page.getByLabel("Email", exact())).isFocused();
        assertThat(page.locator("#register-email-error")).hasText("Email belongs to another person");
    }

    @Test
    void whoComesSecondSeesWhatIsThereAndDecides() {
        String address = register("Before", "both@example.com");
        Page page = BROWSER.open(personPage(address), Screen.WIDE_LIGHT);
        Http.put(address, "\"1\"", "{\"name\":\"Theirs\",\"email\":\"both@example.com\",\"bio\":\"Was first\"}");
        unfold(page, "Change");
        page.getByLabel("Name").fill("Mine");
        press(page, "Save");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Somebody else changed this");
        assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
        assertThat(page.getByLabel("Name")).hasAccessibleDescription("Now: Theirs");
        assertThat(page.locator("#change-bio-now")).hasText("Now: Was first");
        assertThat(page.locator("#change-email-now")).hasCount(0);
        assertThat(page.getByLabel("Name")).hasValue("Mine");

        press(page, "Save");
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1))).hasText("Mine");
        assertThat(Http.get(address).body()).contains("\"version\":3").contains("\"bio\":null");
    }

    @Test
    void removesWhomTheReaderHasSeen() {
        String address = register("Gone Soon", "gone@example.com");
        Page page = BROWSER.open(personPage(address), Screen.WIDE_LIGHT);
        Http.put(address, "\"1\"", "{\"name\":\"Gone Later\",\"email\":\"gone@example.com\"}");
        unfold(page, "Remove");
        press(page, "Remove Gone Soon");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("It has changed since you opened this page");

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("read it again")).click();
        unfold(page, "Remove");
        press(page, "Remove Gone Later");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Gone Later is no longer registered.");
        assertThat(Http.get(address).statusCode()).isEqualTo(404);
        assertThat(Http.get(personPage(address)).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsWhatWasTypedWhereNoAnswerComes() {
        Page page = BROWSER.open(base() + "/", Screen.WIDE_LIGHT);
        unfold(page, "Register somebody");
        page.getByLabel("Name").fill("Patient");
        page.route("**/people", route -> route.abort());
        press(page, "Register");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("It may have been saved all the same");
        assertThat(page.getByLabel("Name")).hasValue("Patient");
    }

    @Test
    void findsByEmailAndOffersToRegisterWhoIsNotThere() {
        register("Findable", "Find.Me@example.com");
        Page page = BROWSER.open(base() + "/", Screen.WIDE_LIGHT);

        search(page, "find.me@EXAMPLE.com");
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
        assertThat(page.getByRole(AriaRole.TABLE)).containsText("Findable");

        search(page, "nobody@example.com");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Nobody is registered with nobody@example.com");
        assertThat(page.getByLabel("Email", exact())).hasValue("nobody@example.com");

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Show everybody")).click();
        assertThat(page.getByLabel("Find by email")).isEmpty();
    }

    @Test
    void anEmailThatCannotBeIsNobodys() {
        assertThat(Http.get(base() + "/?email=" + "a".repeat(3_000)).body()).contains("Nobody is registered with");
    }

    @Test
    void leadsToOlderOnesAndBack() {
        IntStream.range(0, 21).forEach(i -> register("Listed " + i, "listed%d@example.com".formatted(i)));
        Page page = BROWSER.open(base() + "/", Screen.PHONE_DARK);
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(21);
        String newest = page.getByRole(AriaRole.ROWHEADER).first().textContent();

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Older")).click();
        assertThat(page).hasURL(Pattern.compile("cursor="));
        assertThat(page.getByRole(AriaRole.TABLE)).not().containsText(newest);
        assertThat(Accessibility.violations(page)).isEmpty();

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Newest")).click();
        assertThat(page.getByRole(AriaRole.TABLE)).containsText(newest);
    }

    @Test
    void saysWhatWritingNeedsWhereThereIsNoScript() {
        assertThat(Http.get(base() + "/").body()).contains("<form hidden novalidate")
                .contains("Writing here needs JavaScript").contains("POST /user/people");
    }

    private static void search(Page page, String email) {
        page.getByLabel("Find by email").fill(email);
        press(page, "Find");
    }

    private static void tabTo(Page page, Locator target) {
        for (int tabs = 0; tabs < 40 && !(Boolean) target.evaluate("e => e === document.activeElement"); tabs++) {
            page.keyboard().press("Tab");
        }
    }

    private String base() {
        return "http://127.0.0.1:" + port + "/user";
    }

    /** The person's address at the API. */
    private String register(String name, String email) {
        var answer = Http.post(base() + "/people", "{\"name\":\"%s\",\"email\":\"%s\"}".formatted(name, email));
        assertThat(answer.statusCode()).isEqualTo(201);
        return "http://127.0.0.1:" + port + answer.headers().firstValue("Location").orElseThrow();
    }

    private String personPage(String address) {
        return base() + "/?person=" + address.substring(address.lastIndexOf('/') + 1);
    }
}
