package dev.quartet.local.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrowserIT {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @Test
    void findsNoViolationInASoundPage() {
        var page = BROWSER.open("data:text/html,<html lang=en><title>A page</title><main><h1>Hello</h1></main>",
                Screen.PHONE_LIGHT);
        assertThat(page.title()).isEqualTo("A page");
        assertThat(page.evaluate("innerWidth")).isEqualTo(375);
        assertThat(Accessibility.violations(page)).isEmpty();
    }

    @Test
    void namesTheViolationsOfAnUnsoundPage() {
        var page = BROWSER.open("data:text/html,<html><title>A page</title><main><h1>Hello</h1><img src=x></main>",
                Screen.WIDE_DARK);
        assertThat(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")).isEqualTo(true);
        assertThat(Accessibility.violations(page)).anyMatch(line -> line.startsWith("html-has-lang:"))
                .anyMatch(line -> line.startsWith("image-alt:"));
    }

    @Test
    void keepsAPictureOfEachOpenPage() {
        BROWSER.open("data:text/html,<h1>First</h1>", Screen.PHONE_LIGHT);
        BROWSER.open("data:text/html,<h1>Second</h1>", Screen.PHONE_LIGHT);
        assertThat(BROWSER.keepScreenshots("BrowserIT.a (picture)"))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("BrowserIT.a_picture_-1.png", "BrowserIT.a_picture_-2.png");
        assertThat(Path.of("target/screenshots/BrowserIT.a_picture_-2.png")).isNotEmptyFile();
    }
}
