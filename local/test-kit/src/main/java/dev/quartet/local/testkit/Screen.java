package dev.quartet.local.testkit;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;

/** How wide, and light or dark. */
public enum Screen {
    /** A laptop's window by day. */
    WIDE_LIGHT(1280, 900, ColorScheme.LIGHT),
    /** A laptop's window by night. */
    WIDE_DARK(1280, 900, ColorScheme.DARK),
    /** A tablet held upright by day. */
    TABLET_LIGHT(768, 1024, ColorScheme.LIGHT),
    /** A tablet held upright by night. */
    TABLET_DARK(768, 1024, ColorScheme.DARK),
    /** A phone held upright by day. */
    PHONE_LIGHT(375, 812, ColorScheme.LIGHT),
    /** A phone held upright by night. */
    PHONE_DARK(375, 812, ColorScheme.DARK);

    private final int widthPixels;
    private final int heightPixels;
    private final ColorScheme scheme;

    Screen(int widthPixels, int heightPixels, ColorScheme scheme) {
        this.widthPixels = widthPixels;
        this.heightPixels = heightPixels;
        this.scheme = scheme;
    }

    NewContextOptions options() {
        return new NewContextOptions().setViewportSize(widthPixels, heightPixels).setColorScheme(scheme);
    }
}
