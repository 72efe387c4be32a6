package dev.quartet.deploy.boundary;

import java.util.Locale;

/** What a line of the table demands. */
enum Verdict {

    MAY, MAY_NOT;

    static Verdict of(String words) {
        return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
