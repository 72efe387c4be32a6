package dev.quartet.market.upload;

import dev.quartet.market.bar.Column;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The first line of a CSV file: which column stands where. */
final class CsvHeader {

    private final List<Column> columns = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    CsvHeader(List<String> titles) {
        titles.forEach(this::add);
        Set<Column> missing = EnumSet.allOf(Column.class);
        columns.forEach(missing::remove);
        missing.forEach(column -> faults.add("column '%s' is missing".formatted(column.title())));
    }

    /** The columns from left to right; whole only where there is no fault. */
    List<Column> columns() {
        return columns;
    }

    List<String> faults() {
        return faults;
    }

    private void add(String title) {
        Column.titled(title.strip().toLowerCase(Locale.ROOT)).ifPresentOrElse(this::add,
                () -> faults.add("column '%s' is unknown".formatted(BarRow.shortened(title))));
    }

    private void add(Column column) {
        if (columns.contains(column)) {
            faults.add("column '%s' is there twice".formatted(column.title()));
        }
        columns.add(column);
    }
}
