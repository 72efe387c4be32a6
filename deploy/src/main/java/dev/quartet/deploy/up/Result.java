package dev.quartet.deploy.up;

import java.util.Locale;

/** What became of a stack. */
public enum Result {

    CREATED, CHANGED, UNCHANGED;

    /** As it is shown. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
