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

class JsonBarsTests {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 21);
    private static final String GOOD = """
            {"date": "2026-11-20", "open": 271.05, "high": 273.33, "low": 265.67, "close": 271.490, "volume": 59030832}""";
    private static final Bar BAR = new Bar(LocalDate.of(2026, 11, 20), new BigDecimal("271.05"),
            new BigDecimal("273.33"), new BigDecimal("265.67"), new BigDecimal("271.49"), 59_030_832);

    @ParameterizedTest
    @ValueSource(strings = {"[" + GOOD + "]", "\uFEFF \n[\n" + GOOD + "\n]\n",
            "[{\"volume\":59030832,\"close\":271.49,\"low\":265.67,\"high\":273.33,\"open\":271.05,\"date\":\"2026-11-20\"}]"})
    void readsTheSameBarHoweverTheArrayIsWritten(String json) {
        assertThat(read(json)).containsExactly(BAR);
    }

    @Test
    void keepsEveryDigitOfAPrice() {
        var exact = "123456789012.0123456789";

        assertThat(read("[%s]".formatted(bar("2026-11-20", exact)))).first().extracting(Bar::open)
                .isEqualTo(new BigDecimal(exact));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"date\":\"2026-11-19\"}|open is missing; high is missing; low is missing; close is missing; volume is missing",
            "{\"adjusted\":[1,{\"open\":2}]}|'adjusted' is unknown; known are date, open, high, low, close, volume",
            "{\"date\":20261120}|date must be a JSON string", "{\"open\":\"1.5\"}|open must be a JSON number",
            "{\"open\":null,\"close\":true}|open must be a JSON number; close must be a JSON number",
            "{\"open\":[1],\"high\":{\"low\":1}}|open must be a JSON number; high must be a JSON number",
            "{\"open\":1,\"open\":1}|open is there twice", "7|is not an object", "null|is not an object",
            "[[1]]|is not an object"})
    void saysWhatIsWrongWithAnElement(String element, String fault) {
        assertRejected(() -> read("[\n%s,\n%s\n]".formatted(GOOD, element)), "line 3 /1: " + fault);
    }

    @Test
    void refusesExponents() {
        assertRejected(() -> read("[%s]".formatted(bar("2026-11-20", "1e999999999"))),
                "line 1 /0: open '1e999999999' is not a plain decimal number; high '1e999999999' is not a plain decimal number; "
                        + "low '1e999999999' is not a plain decimal number; close '1e999999999' is not a plain decimal number");
    }

    @Test
    void namesBothPlacesOfADayThatIsThereTwice() {
        assertRejected(() -> read("[%s,\n%s]".formatted(GOOD, GOOD)),
                "line 2 /1: date 2026-11-20 is already on line 1 (element 0)");
    }

    @Test
    void namesEveryBadElement() {
        assertRejected(() -> read("[%s,\n%s,\n%s]".formatted(bar("2026-11-22", "1"), GOOD, bar("2026-11-23", "1"))),
                "line 1 /0: date 2026-11-22 is in the future", "line 3 /2: date 2026-11-23 is in the future");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "\"x\"", ""})
    void rejectsWhatIsNotAnArray(String json) {
        assertRejected(() -> read(json), "line 1: the file must be a JSON array of bars");
    }

    @Test
    void rejectsAnEmptyArray() {
        assertRejected(() -> read("[]"), "line 1: the file has no bar");
    }

    @Test
    void rejectsWhatFollowsTheArray() {
        assertRejected(() -> read("[%s]\n{}".formatted(GOOD)), "line 2: something follows the JSON array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\n{\"date\":", "[\n{\"date\":\"2026-11-20\" \"open\"", "[\nNaN]",
            "[\n{\"a\":\"\u0001\"}]",
            "[\n"})
    void rejectsWhatIsNotJsonAndSaysWhere(String json) {
        assertThat(Rejection.errors(assertRejected(() -> read(json)))).hasSize(1).first().asString()
                .startsWith("line 2: is not JSON at column ");
    }

    @Test
    void rejectsNestingWithoutEnd() {
        assertThat(Rejection.errors(assertRejected(() -> read("[".repeat(100_000))))).isNotEmpty();
    }

    @Test
    void rejectsAnElementTooMany() {
        var bars = IntStream.rangeClosed(0, BarFile.MOST_ROWS)
                .mapToObj(day -> bar(LAST_DAY.minusDays(day).toString(), "1")).collect(Collectors.joining(",\n"));

        assertRejected(() -> read("[" + bars + "]"),
                "line 20001 /20000: a file has at most 20,000 bars: send the rest in another");
    }

    private static String bar(String date, String price) {
        return "{\"date\":\"%1$s\",\"open\":%2$s,\"high\":%2$s,\"low\":%2$s,\"close\":%2$s,\"volume\":1}"
                .formatted(date, price);
    }

    private static List<Bar> read(String json) {
        return JsonBars.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), LAST_DAY);
    }
}
