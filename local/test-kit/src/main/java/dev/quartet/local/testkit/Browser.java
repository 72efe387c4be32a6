package dev.quartet.local.testkit;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The installed Chromium, driven by Playwright: one browser per test class, a fresh context per test, and a screenshot of
 * every open page under {@code target/screenshots} when a test fails.
 *
 * <pre>{@code
 * class PeoplePageIT {
 *
 *     @RegisterExtension
 *     static final Browser BROWSER = new Browser();
 *
 *     @Test
 *     void listsPeople() {
 *         var page = BROWSER.open("http://localhost:" + port + "/", Screen.PHONE_DARK);
 *         assertThat(page.getByRole(AriaRole.TABLE)).containsText("Ada");
 *         assertThat(Accessibility.violations(page)).isEmpty();
 *     }
 * }
 * }</pre>
 *
 * <p>Looks for Chromium where {@code CHROMIUM_PATH} says, else in the usual places; the tests of the class are skipped
 * where there is none, and fail if the environment says {@code CI=true}. Nothing is downloaded.
 */
public final class Browser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    // Root in a container has no sandbox, and nothing here may talk to the world beside the page under test.
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Chromium chromium;
    private @Nullable Playwright playwright;
    private com.microsoft.playwright.@Nullable Browser browser;

    /** A browser that is launched before the first test of the class. */
    public Browser() {
        this(Chromium.installed());
    }

    Browser(Chromium chromium) {
        this.chromium = chromium;
    }

    /** A new page with a context of its own, closed after the test, that has loaded the address. */
    public Page open(String address, Screen screen) {
        return open(address, screen.options());
    }

    /** The same in a browser that runs no script. */
    public Page openWithoutScripts(String address, Screen screen) {
        return open(address, screen.options().setJavaScriptEnabled(false));
    }

    private Page open(String address, NewContextOptions options) {
        if (browser == null) {
            throw new IllegalStateException("No browser yet: register this extension in a static field.");
        }
        var page = browser.newContext(options).newPage();
        page.navigate(address);
        return page;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var executable = chromium.require();
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new CreateOptions().setEnv(environment));
        browser = playwright.chromium()
                .launch(new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            keepScreenshots(context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName())
                    .forEach(file -> System.err.println("The page as it was when the test failed: " + file));
        }
        contexts().forEach(BrowserContext::close);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }

    List<Path> keepScreenshots(String test) {
        var pages = contexts().stream().flatMap(context -> context.pages().stream()).toList();
        return IntStream.range(0, pages.size())
                .mapToObj(index -> keepScreenshot(pages.get(index), test + "-" + (index + 1)))
                .toList();
    }

    private static Path keepScreenshot(Page page, String name) {
        var file = SCREENSHOTS.resolve(name.replaceAll("[^A-Za-z0-9.-]+", "_") + ".png");
        page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    private List<BrowserContext> contexts() {
        return browser == null ? List.of() : List.copyOf(browser.contexts());
    }
}
