package dev.quartet.local.testkit;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe-core finds wrong with a page. */
public final class Accessibility {

    private Accessibility() {}

    /** One line per violation, {@code rule: what to do (where; where)}; empty when axe-core finds none. */
    public static List<String> violations(Page page) {
        return new AxeBuilder(page).analyze().getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes().stream()
                        .map(node -> String.valueOf(node.getTarget()))
                        .toList())
                .toList();
    }
}
