package dev.quartet.local.testkit;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps an eye on a page from before it loads anything, for what is wrong with it whoever looks at it. */
public final class PageWatch {

    /** What Chromium notes of every answer from 400 on, though a form expects it and shows it. */
    private static final String REFUSED = "Failed to load resource: the server responded with a status of ";

    private final Page page;
    private final List<String> errors = new ArrayList<>();

    private PageWatch(Page page) {
        this.page = page;
        page.onConsoleMessage(this::hear);
        page.onPageError(errors::add);
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

    /** Keeps the whole page as it looks now, in {@code target/screenshots}. */
    public void keep(String name) {
        page.screenshot(new ScreenshotOptions().setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error") && !message.text().startsWith(REFUSED)) {
            errors.add(message.text());
        }
    }
}
