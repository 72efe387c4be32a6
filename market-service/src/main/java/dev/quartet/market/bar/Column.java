package dev.quartet.market.bar;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file of bars says of each day, in the order in which the service writes it. */
public enum Column {
    DATE, OPEN, HIGH, LOW, CLOSE, VOLUME;

    /** The columns' names in the order in which the service writes them. */
    public static List<String> titles() {
        return Arrays.stream(values()).map(Column::title).toList();
    }

    public static Optional<Column> titled(String title) {
        return Arrays.stream(values()).filter(column -> column.title().equals(title)).findFirst();
    }

    /** The column's name in CSV and in JSON. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
