package dev.quartet.local.testkit;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;

/** What somebody does on a page with forms; whatever is named has to be there within Playwright's patience. */
public final class PageActions {

    private PageActions() {}

    /** Opens what is folded up under a summary with this text in it. */
    public static void unfold(Page page, String summary) {
        page.locator("summary", new LocatorOptions().setHasText(summary)).click();
    }

    /** Presses the button of exactly this name. */
    public static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true)).click();
    }

    /** For a label that is the whole of its text, not a part of another one's. */
    public static GetByLabelOptions exact() {
        return new GetByLabelOptions().setExact(true);
    }
}
