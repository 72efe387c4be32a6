package dev.quartet.local.testkit;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keeps an eye on a page from before it loads anything, for what is wrong with it whoever looks at it. */
public final class PageWatch {

    /** What Chromium notes of every answer from 400 on, though a form expects it and shows it. */
    private static final String REFUSED = "Failed to load resource: the server responded with a status of ";

    private final Page page;
    private final List<String> errors = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private PageWatch(Page page) {
        this.page = page;
        page.onConsoleMessage(this::hear);
        page.onPageError(errors::add);
        page.onRequestFailed(request -> requests.add("No answer: " + request.url()));
    }

    /** Watches a page that is still blank. */
    public static PageWatch on(Page page) {
        return new PageWatch(page);
    }

    /** Errors of scripts until now, what axe-core finds now, and whether one has to scroll sideways; empty if all is well. */
    public List<String> faults() {
        var faults = new ArrayList<>(errors);
        faults.addAll(Accessibility.violations(page));
        var sideways = (Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        if (sideways > 0) {
            faults.add("One has to scroll %d pixels sideways".formatted(sideways));
        }
        return faults;
    }

    /** Requests until now that were refused or not answered; none but those that a test brings about. */
    public List<String> failedRequests() {
        return List.copyOf(requests);
    }

    /** Keeps the whole page as it looks now, in {@code target/screenshots} under a name that ends in the screen's. */
    public void keep(String name, Screen screen) {
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots",
                "%s-%s.png".formatted(name, screen.name().toLowerCase(Locale.ROOT)))));
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error")) {
            (message.text().startsWith(REFUSED) ? requests : errors).add(message.text());
        }
    }
}
