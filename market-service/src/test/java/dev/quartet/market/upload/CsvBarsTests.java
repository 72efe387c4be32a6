package dev.quartet.market.upload;

import static dev.quartet.market.upload.Rejection.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.market.bar.Bar;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvBarsTests {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 21);
    private static final String HEADER = "date,open,high,low,close,volume\n";
    private static final String GOOD = "2026-11-20,271.05,273.33,265.67,271.49,59030832\n";
    private static final Bar BAR = new Bar(LocalDate.of(2026, 11, 20), new BigDecimal("271.05"),
            new BigDecimal("273.33"), new BigDecimal("265.67"), new BigDecimal("271.49"), 59_030_832);

    @ParameterizedTest
    @ValueSource(strings = {HEADER + GOOD, "\uFEFF" + HEADER + GOOD,
            "date,open,high,low,close,volume\r\n2026-11-20,271.05,273.33,265.67,271.49,59030832",
            "\"date\",\"open\",\"high\",\"low\",\"close\",\"volume\"\n\"2026-11-20\",\"271.05\",\"273.33\",\"265.67\",\"271.49\",\"59030832\"\n",
            "\n" + HEADER + "\n\n" + GOOD + "\n\n",
            "Volume, CLOSE ,low,high,open,Date\n59030832, 271.490 ,265.67,273.33,271.05, 2026-11-20\n"})
    void readsTheSameBarHoweverTheFileIsWritten(String csv) {
        assertThat(read(csv)).containsExactly(BAR);
    }

    @Test
    void readsTheLongestFileAllowed() {
        assertThat(read(HEADER + rows(BarFile.MOST_ROWS))).hasSize(BarFile.MOST_ROWS);
    }

    @Test
    void rejectsAFileWithARowTooMany() {
        assertRejected(() -> read(HEADER + rows(BarFile.MOST_ROWS + 1)),
                "line 20002: a file has at most 20,000 bars: send the rest in another");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "2026-11-20,x,2,1,1,5|open 'x' is not a plain decimal number",
            "2026-11-20,1,1e3,1,1,5|high '1e3' is not a plain decimal number",
            "2026-11-20,1,2,1.,1,5|low '1.' is not a plain decimal number",
            "2026-11-20,1,2,1,,5|close is missing",
            "2026-11-20,1,2,1,1,1.5|volume '1.5' is not a whole number of at most 18 digits",
            "2026-11-20,1,2,1,1,9999999999999999999|volume '9999999999999999999' is not a whole number of at most 18 digits",
            "2026-11-20,1,2,1,1,-5|volume must not be negative", "2026-11-20,-1,2,1,1,5|open must be above zero",
            "2026-11-20,3,2,1,1,5|open 3 must lie between low 1 and high 2",
            "20.11.2026,1,2,1,1,5|date '20.11.2026' is not a date such as 2026-11-20",
            "2026-02-30,1,2,1,1,5|date '2026-02-30' is not a date such as 2026-11-20",
            "2026-11-22,1,2,1,1,5|date 2026-11-22 is in the future",
            "1600-01-03,1,2,1,1,5|date must not be before 1602-01-01",
            "2026-11-20,1,2,1,1|has 5 fields where the first line has 6",
            "2026-11-20,1,2,1,1,5,6|has 7 fields where the first line has 6",
            "no,1,two,1,1,|date 'no' is not a date such as 2026-11-20; high 'two' is not a plain decimal number; volume is missing"})
    void saysWhatIsWrongWithARow(String row, String fault) {
        assertRejected(() -> read(HEADER + row + '\n'), "line 2: " + fault);
    }

    @Test
    void acceptsTheLastDay() {
        assertThat(read(HEADER + "2026-11-21,1,2,1,1,5")).hasSize(1);
    }

    @Test
    void showsNoMoreOfALongTextThanHelps() {
        assertRejected(() -> read(HEADER + "2026-11-20,%s,2,1,1,5\n".formatted("9".repeat(5000))),
                "line 2: open '%s…' is not a plain decimal number".formatted("9".repeat(40)));
    }

    @Test
    void namesEveryBadRowByItsLine() {
        assertRejected(
                () -> read(HEADER + GOOD + "\n2026-11-19,1,2,1,1,-1\n\"2026-11-18\n\",1,2,1,1,5\n2026-11-17,1,2,1,1\n"),
                "line 4: volume must not be negative",
                "line 7: has 5 fields where the first line has 6");
    }

    @Test
    void namesBothLinesOfADayThatIsThereTwice() {
        assertRejected(() -> read(HEADER + GOOD + "2026-11-19,1,2,1,1,1\n" + GOOD),
                "line 4: date 2026-11-20 is already on line 2");
    }

    @Test
    void countsAllBadRowsAndNamesTheFirst() {
        var rejection = assertRejected(() -> read(HEADER + "x\n".repeat(250)));

        assertThat(rejection.getBody().getProperties()).containsEntry("badRows", 250);
        assertThat(rejection.getBody().getProperties()).extractingByKey("errors").asInstanceOf(
                org.assertj.core.api.InstanceOfAssertFactories.LIST).hasSize(100);
        assertThat(rejection.getBody().getDetail())
                .isEqualTo(
                        "Nothing was stored. 'errors' names the first 100 of 250 bad rows; mend all and send the file again.");
    }

    @Test
    void asksToMendWhatItNamesWhenItNamesAll() {
        var rejection = assertRejected(() -> read(HEADER + "x\n".repeat(100)));

        assertThat(rejection.getBody().getDetail())
                .isEqualTo("Nothing was stored. Mend what 'errors' names and send the file again.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"date,open,high,low,close|column 'volume' is missing",
            "date,open,high,low,close,volume,price|column 'price' is unknown",
            "date,open,open,low,close,volume|column 'open' is there twice; column 'high' is missing",
            "2026-11-20,1,2,1,1,5|column '2026-11-20' is unknown; column '1' is unknown; column '2' is unknown; column '1' is unknown; column '1' is unknown; column '5' is unknown; column 'date' is missing; column 'open' is missing; column 'high' is missing; column 'low' is missing; column 'close' is missing; column 'volume' is missing"})
    void saysWhatIsWrongWithTheHeader(String header, String fault) {
        assertRejected(() -> read(header + '\n' + GOOD),
                "line 1: " + fault + ": the first line must name date, open, high, low, close and volume");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", HEADER})
    void rejectsAFileWithoutBars(String csv) {
        assertRejected(() -> read(csv), "line 1: the file has no bar");
    }

    @Test
    void rejectsWhatIsNotCsvAndSaysWhere() {
        var rejection = assertRejected(() -> read(HEADER + GOOD + "\"2026-11-19,1,2,1,1,5\n"));

        assertThat(Rejection.errors(rejection)).hasSize(1).first().asString()
                .startsWith("line 2: after this line the file is not CSV: ");
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(day -> LAST_DAY.minusDays(day) + ",1,1,1,1,1\n").collect(Collectors.joining());
    }

    private static List<Bar> read(String csv) {
        return CsvBars.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), LAST_DAY);
    }
}
