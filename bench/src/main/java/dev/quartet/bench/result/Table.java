package dev.quartet.bench.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A table of Markdown as GitHub reads it: the first column is text, the others are set to the right. */
final class Table {

    private final int columns;
    private final List<String> lines = new ArrayList<>();

    Table(String... headings) {
        this.columns = headings.length;
        lines.add(line(List.of(headings)));
        List<String> rules = new ArrayList<>(Collections.nCopies(columns, "---:"));
        rules.set(0, "---");
        lines.add(line(rules));
    }

    /** Adds a row of as many cells as there are headings. */
    Table row(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException("A row of " + columns + " cells is wanted, not " + cells + ".");
        }
        lines.add(line(cells));
        return this;
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + '\n';
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
