package dev.quartet.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import dev.quartet.local.testkit.Browser;
import dev.quartet.local.testkit.PageWatch;
import dev.quartet.local.testkit.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page in a real browser, wide and phone, light and dark. */
@ExtendWith(SharedQuartet.class)
class PagesIT {

    private static final List<String> PAGES = List.of("/", "/user/", "/news/", "/market/", "/blog/");

    /** Where the lists lead to, by a link on their page. */
    private static final Map<String, String> DETAILS = Map.of("/news/", "main .card a", "/blog/", "main h2 a");

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final RunningQuartet quartet = SharedQuartet.running();

    static Stream<Arguments> pagesAndScreens() {
        return PAGES.stream().flatMap(path -> Stream.of(Screen.values()).map(screen -> Arguments.of(path, screen)));
    }

    @ParameterizedTest
    @MethodSource("pagesAndScreens")
    void isSoundForEveryone(String path, Screen screen) {
        Page page = BROWSER.open("about:blank", screen);
        PageWatch watch = PageWatch.on(page);
        page.navigate(quartet.address(path));
        page.waitForLoadState(LoadState.LOAD);
        watch.keep(name(path), screen);

        assertThat(watch.faults()).isEmpty();
        assertThat(watch.failedRequests()).isEmpty();
        assertThat(page.locator("h1").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void isLightAndAsksNobodyElse(String path) {
        List<String> addresses = new ArrayList<>();
        Page page = BROWSER.open("about:blank", Screen.PHONE_LIGHT);
        page.onRequest(request -> addresses.add(request.url()));
        page.navigate(quartet.address(path));
        page.waitForLoadState(LoadState.NETWORKIDLE);

        assertThat(addresses).isNotEmpty().allMatch(address -> address.startsWith(quartet.address("/"))
                || address.startsWith("data:"));
        assertThat(bytesWithoutImages(page)).as("compressed").isBetween(10_000, 400_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/news/", "/blog/"})
    void whatAListLeadsToIsSoundToo(String path) {
        Page page = BROWSER.open("about:blank", Screen.PHONE_DARK);
        PageWatch watch = PageWatch.on(page);
        page.navigate(quartet.address(path));

        page.locator(DETAILS.getOrDefault(path, "")).first().click();
        page.waitForLoadState(LoadState.LOAD);
        watch.keep(name(path) + "-detail", Screen.PHONE_DARK);

        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void theOverviewShowsWhoAnswers() {
        Page page = BROWSER.open(quartet.address("/"), Screen.WIDE_LIGHT);

        PlaywrightAssertions.assertThat(page.getByText("answers", new Page.GetByTextOptions().setExact(true)))
                .hasCount(4);
        PlaywrightAssertions.assertThat(page.locator(".instance")).hasCount(8,
                new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        PageWatch.on(page).keep("overview-two-instances", Screen.WIDE_LIGHT);
    }

    /** As they came over the wire, without headers. */
    private static int bytesWithoutImages(Page page) {
        return (Integer) page.evaluate("""
                () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                  .filter((it) => !/[.](svg|png)$/.test(it.name)).reduce((sum, it) => sum + it.encodedBodySize, 0)""");
    }

    private static String name(String path) {
        return path.equals("/") ? "overview" : path.replace("/", "");
    }
}
