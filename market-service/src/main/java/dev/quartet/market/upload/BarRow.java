package dev.quartet.market.upload;

import dev.quartet.market.bar.Bar;
import dev.quartet.market.bar.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A row's texts and what they mean; what is not understood is remembered as a fault. */
final class BarRow {

    // Bounded, and without an exponent, so that no text can ask for a number of a million digits.
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final int MOST_SHOWN = 40;

    private final Map<Column, String> texts;
    private final List<String> faults = new ArrayList<>();
    private final Optional<LocalDate> date;

    BarRow(Map<Column, String> texts) {
        this.texts = texts;
        this.date = read(Column.DATE, "a date such as 2026-11-20", BarRow::date);
    }

    Optional<LocalDate> date() {
        return date;
    }

    List<String> faults() {
        return faults;
    }

    void fault(String detail) {
        faults.add(detail);
    }

    /** Empty where a text is not understood. */
    Optional<Bar> bar() {
        var open = price(Column.OPEN);
        var high = price(Column.HIGH);
        var low = price(Column.LOW);
        var close = price(Column.CLOSE);
        var volume = read(Column.VOLUME, "a whole number of at most 18 digits", BarRow::whole);
        if (date.isEmpty() || open.isEmpty() || high.isEmpty() || low.isEmpty() || close.isEmpty()
                || volume.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Bar(date.get(), open.get(), high.get(), low.get(), close.get(), volume.get()));
    }

    private Optional<BigDecimal> price(Column column) {
        return read(column, "a plain decimal number", BarRow::decimal);
    }

    private <T> Optional<T> read(Column column, String form, Function<String, Optional<T>> reader) {
        var text = texts.getOrDefault(column, "").strip();
        if (text.isEmpty()) {
            faults.add(column.title() + " is missing");
            return Optional.empty();
        }
        var value = reader.apply(text);
        if (value.isEmpty()) {
            faults.add("%s '%s' is not %s".formatted(column.title(), shortened(text), form));
        }
        return value;
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> decimal(String text) {
        return Optional.of(text).filter(DECIMAL.asMatchPredicate()).map(BigDecimal::new);
    }

    private static Optional<Long> whole(String text) {
        return Optional.of(text).filter(WHOLE.asMatchPredicate()).map(Long::valueOf);
    }

    static String shortened(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }
}
