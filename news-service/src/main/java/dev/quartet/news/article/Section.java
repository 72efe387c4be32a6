package dev.quartet.news.article;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of the paper, in the paper's order; outside this process it is called by its name in lower case. */
public enum Section {

    WORLD, BUSINESS, TECHNOLOGY, SCIENCE, CULTURE, SPORT;

    /**
     * The section of this name.
     *
     * @throws IllegalArgumentException if there is none; the message names those that there are
     */
    @JsonCreator
    public static Section of(String name) {
        return Arrays.stream(values()).filter(section -> section.toString().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is no section; use one of " + choices()));
    }

    /** For readers, such as {@code Science}. */
    public String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String choices() {
        return Arrays.stream(values()).map(Section::toString).collect(Collectors.joining(", "));
    }
}
