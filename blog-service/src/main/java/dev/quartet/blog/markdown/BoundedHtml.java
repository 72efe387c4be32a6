package dev.quartet.blog.markdown;

/**
 * Collects HTML and gives up where there is too much of it: a reference to a long address can be repeated, and short
 * rows of a wide table are filled up, so that a small text could become gigabytes.
 */
final class BoundedHtml implements Appendable {

    private static final int MOST_CHARACTERS = 1_000_000;

    private static final int MOST_CELLS = 200_000;

    private final StringBuilder html = new StringBuilder();

    /** Every table of a text has at most as many cells as its widest line would give all its lines. */
    static void requireModestTables(String source) {
        long lines = source.lines().count();
        long widest = source.lines().mapToLong(line -> line.chars().filter(c -> c == '|').count()).max().orElse(0);
        if (lines * widest > MOST_CELLS) {
            throw new BoundlessMarkdownException();
        }
    }

    @Override
    public BoundedHtml append(CharSequence text) {
        return append(text, 0, text.length());
    }

    @Override
    public BoundedHtml append(CharSequence text, int start, int end) {
        if (html.length() + (end - start) > MOST_CHARACTERS) {
            throw new BoundlessMarkdownException();
        }
        html.append(text, start, end);
        return this;
    }

    @Override
    public BoundedHtml append(char c) {
        return append(String.valueOf(c));
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
