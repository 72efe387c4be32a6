package dev.quartet.market.upload;

import dev.quartet.market.bar.Bar;
import dev.quartet.market.bar.Column;
import dev.quartet.market.bar.InvalidBarException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One file's bars, row by row, whatever its format; every bad row is remembered. */
final class BarFile {

    static final int MOST_ROWS = 20_000;

    private final LocalDate lastDay;
    private final Faults faults = new Faults();
    private final Map<LocalDate, Place> places = new HashMap<>();
    private final List<Bar> bars = new ArrayList<>();
    private int rows;

    /** @param lastDay after which no bar can be, because the day has not begun anywhere */
    BarFile(LocalDate lastDay) {
        this.lastDay = lastDay;
    }

    /** @throws BadFileException if it is a row too many */
    void add(Place place, Map<Column, String> texts) {
        count(place);
        var row = new BarRow(texts);
        row.date().ifPresent(date -> checkDate(place, date, row));
        var bar = bar(row);
        if (row.faults().isEmpty()) {
            bar.ifPresent(bars::add);
        } else {
            faults.add(place, String.join("; ", row.faults()));
        }
    }

    /** @throws BadFileException if it is a row too many */
    void addBad(Place place, String detail) {
        count(place);
        faults.add(place, detail);
    }

    /** Ends a file that cannot be read on. */
    BadFileException unreadable(Place place, String detail) {
        faults.add(place, detail);
        return faults.asException();
    }

    /** @throws BadFileException if any row is bad, or there is none */
    List<Bar> bars() {
        if (rows == 0) {
            faults.add(Place.line(1), "the file has no bar");
        }
        faults.throwIfAny();
        return List.copyOf(bars);
    }

    private void count(Place place) {
        if (++rows > MOST_ROWS) {
            throw unreadable(place, "a file has at most %,d bars: send the rest in another".formatted(MOST_ROWS));
        }
    }

    private void checkDate(Place place, LocalDate date, BarRow row) {
        if (date.isAfter(lastDay)) {
            row.fault("date %s is in the future".formatted(date));
        }
        var first = places.putIfAbsent(date, place);
        if (first != null) {
            row.fault("date %s is already on %s".formatted(date, first));
        }
    }

    private static Optional<Bar> bar(BarRow row) {
        try {
            return row.bar();
        } catch (InvalidBarException e) {
            row.fault(e.rule());
            return Optional.empty();
        }
    }
}
