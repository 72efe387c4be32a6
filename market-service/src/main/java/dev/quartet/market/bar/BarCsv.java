package dev.quartet.market.bar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** Bars as the service itself writes them: in the store's objects and in exports, so that an export can be uploaded. */
final class BarCsv {

    static final String MEDIA_TYPE = "text/csv";

    private BarCsv() {}

    static String write(List<Bar> bars) {
        var text = new StringWriter(64 * (bars.size() + 1));
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(Column.titles());
            bars.forEach(bar -> csv.writeRecord(fields(bar)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> fields(Bar bar) {
        return List.of(bar.date().toString(), bar.open().toPlainString(), bar.high().toPlainString(),
                bar.low().toPlainString(), bar.close().toPlainString(), Long.toString(bar.volume()));
    }

    static List<Bar> read(String text) {
        return CsvReader.builder().ofCsvRecord(text).stream().skip(1).map(BarCsv::bar).toList();
    }

    private static Bar bar(CsvRecord row) {
        return new Bar(LocalDate.parse(row.getField(0)), new BigDecimal(row.getField(1)),
                new BigDecimal(row.getField(2)), new BigDecimal(row.getField(3)), new BigDecimal(row.getField(4)),
                Long.parseLong(row.getField(5)));
    }
}
