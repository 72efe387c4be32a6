package dev.quartet.market.upload;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.quartet.market.bar.Bar;
import dev.quartet.market.bar.Column;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads bars from CSV (RFC 4180) whose first line names the columns, in any order. */
final class CsvBars {

    private static final int MOST_CHARACTERS_IN_A_ROW = 64 * 1024;

    private final BarFile file;
    private Place place = Place.line(1);

    private CsvBars(BarFile file) {
        this.file = file;
    }

    /** @throws BadFileException if any row is bad */
    static List<Bar> read(InputStream csv, LocalDate lastDay) {
        var file = new BarFile(lastDay);
        new CsvBars(file).read(csv);
        return file.bars();
    }

    private void read(InputStream csv) {
        try {
            var rows = CsvReader.builder().detectBomHeader(true).allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(MOST_CHARACTERS_IN_A_ROW).ofCsvRecord(csv, StandardCharsets.UTF_8).iterator();
            if (rows.hasNext()) {
                var columns = columns(rows.next());
                while (rows.hasNext()) {
                    add(rows.next(), columns);
                }
            }
        } catch (CsvParseException e) {
            throw file.unreadable(place, "after this line the file is not CSV: %s".formatted(e.getMessage()));
        }
    }

    private List<Column> columns(CsvRecord first) {
        place = Place.line(first.getStartingLineNumber());
        var header = new CsvHeader(first.getFields());
        if (!header.faults().isEmpty()) {
            throw file.unreadable(place, "%s: the first line must name date, open, high, low, close and volume"
                    .formatted(String.join("; ", header.faults())));
        }
        return header.columns();
    }

    private void add(CsvRecord row, List<Column> columns) {
        place = Place.line(row.getStartingLineNumber());
        if (row.getFieldCount() != columns.size()) {
            file.addBad(place, "has %d fields where the first line has %d".formatted(row.getFieldCount(),
                    columns.size()));
            return;
        }
        Map<Column, String> texts = new EnumMap<>(Column.class);
        for (int i = 0; i < columns.size(); i++) {
            texts.put(columns.get(i), row.getField(i));
        }
        file.add(place, texts);
    }
}
