package dev.quartet.news.article;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What an editor writes. All of it is plain text, stripped of space around it.
 *
 * @param body paragraphs with an empty line between them
 * @param byline who wrote it
 */
public record Story(String title, String summary, String body, Section section, String byline) {

    static final int LONGEST_TITLE = 160;

    static final int LONGEST_SUMMARY = 500;

    static final int LONGEST_BODY = 50_000;

    static final int LONGEST_BYLINE = 100;

    /** Characters that XML 1.0 (2.2) cannot carry would break the feed, and the rest has no place in a line of text. */
    static final String LINE = "^[^\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff]*$";

    /** As {@link #LINE}, with tabs and line breaks. */
    static final String TEXT = "^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff]*$";

    private static final Pattern LINE_PATTERN = Pattern.compile(LINE);

    private static final Pattern TEXT_PATTERN = Pattern.compile(TEXT);

    private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\R(?:[ \\t]*\\R)+");

    public Story {
        title = line("title", title, LONGEST_TITLE);
        summary = line("summary", summary, LONGEST_SUMMARY);
        body = checked("body", body, LONGEST_BODY, TEXT_PATTERN);
        byline = line("byline", byline, LONGEST_BYLINE);
    }

    /** The body's parts. */
    public List<String> paragraphs() {
        return List.of(BETWEEN_PARAGRAPHS.split(body));
    }

    static String line(String name, String text, int longest) {
        return checked(name, text, longest, LINE_PATTERN);
    }

    private static String checked(String name, String text, int longest, Pattern pattern) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > longest) {
            throw new IllegalArgumentException("%s must have 1 to %d characters".formatted(name, longest));
        }
        if (!pattern.matcher(stripped).matches()) {
            throw new IllegalArgumentException(name + " must not have control characters");
        }
        return stripped;
    }
}
