package dev.quartet.market.bar;

import static dev.quartet.market.bar.BarSamples.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

import dev.quartet.support.paging.Page;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest(BarController.class)
class BarControllerTests {

    private static final Symbol AAPL = new Symbol("AAPL");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 20);
    private static final FoundBars WITH_MORE = new FoundBars(List.of(bar("2026-01-02", "0.0000001")),
            new DateRange(FIRST, LAST), FIRST.plusDays(3));

    @MockitoBean
    private Bars bars;

    private final MockMvcTester mvc;

    @Autowired
    BarControllerTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void writesPricesWithoutExponent() {
        given(bars.latest(AAPL)).willReturn(bar("2026-01-02", "0.0000001"));

        assertThat(mvc.get().uri("/symbols/AAPL/bars/latest")).hasStatusOk().bodyText().isEqualTo(
                "{\"date\":\"2026-01-02\",\"open\":0.0000001,\"high\":0.0000001,\"low\":0.0000001,\"close\":0.0000001,\"volume\":1000}");
    }

    @Test
    void asksForAThousandBarsOfTheLastYearUnlessToldOtherwise() {
        given(bars.find(any(), any())).willReturn(WITH_MORE);

        assertThat(mvc.get().uri("/symbols/AAPL/bars")).hasStatusOk();
        then(bars).should().find(AAPL, new BarQuery(null, null, 1000));
    }

    @Test
    void asksForTheDaysAndTheLimitThatItIsTold() {
        given(bars.find(any(), any())).willReturn(WITH_MORE);

        assertThat(mvc.get().uri("/symbols/AAPL/bars?from=2026-01-02&to=2026-11-20&limit=5000")).hasStatusOk();
        then(bars).should().find(AAPL, new BarQuery(FIRST, LAST, 5000));
    }

    @Test
    void readsOnInTheRangeOfTheFirstPage() {
        given(bars.find(any(), any())).willReturn(WITH_MORE);
        var cursor = BarCursor.next(AAPL, WITH_MORE);

        assertThat(mvc.get().uri("/symbols/AAPL/bars?limit=7&cursor=" + cursor)).hasStatusOk().bodyJson()
                .extractingPath("$.nextCursor").isEqualTo(cursor);
        then(bars).should().find(AAPL, new BarQuery(FIRST.plusDays(3), LAST, 7));
    }

    @Test
    void refusesTheCursorOfAnotherSymbol() {
        var cursor = BarCursor.next(new Symbol("MSFT"), WITH_MORE);

        assertThat(mvc.get().uri("/symbols/AAPL/bars?cursor=" + cursor)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void exportsTheSameRangeAsCsv() {
        given(bars.find(any(), any())).willReturn(WITH_MORE);

        assertThat(mvc.get().uri("/symbols/AAPL/bars?limit=1").accept("text/csv")).hasStatusOk()
                .hasHeader("Link", "<bars?limit=1&cursor=%s>; rel=\"next\"".formatted(BarCursor.next(AAPL, WITH_MORE)))
                .bodyText()
                .isEqualTo(
                        "date,open,high,low,close,volume\n2026-01-02,0.0000001,0.0000001,0.0000001,0.0000001,1000\n");
    }

    @Test
    void linksToNoPageAfterTheLast() {
        given(bars.find(any(), any())).willReturn(new FoundBars(WITH_MORE.bars(), WITH_MORE.range(), null));

        assertThat(mvc.get().uri("/symbols/AAPL/bars").accept("text/csv")).hasStatusOk().doesNotContainHeader("Link");
        assertThat(mvc.get().uri("/symbols/AAPL/bars")).bodyJson().extractingPath("$.nextCursor").isNull();
    }

    @ParameterizedTest
    @CsvSource({"AAPL/bars?from=yesterday,from", "AAPL/bars?to=2026-02-30,to", "AAPL/bars?limit=0,limit",
            "AAPL/bars?limit=5001,limit", "AAPL/bars?limit=all,limit", "aapl/bars,symbol", "aapl/bars/latest,symbol"})
    void namesTheParameterThatIsWrong(String request, String parameter) {
        assertThat(mvc.get().uri("/symbols/" + request)).hasStatus(HttpStatus.BAD_REQUEST).bodyJson()
                .extractingPath("$.errors[0].parameter").isEqualTo(parameter);
        assertThat(mvc.get().uri("/symbols/" + request).accept("text/csv")).hasStatus4xxClientError();
        then(bars).shouldHaveNoInteractions();
    }

    @ParameterizedTest
    @CsvSource({"0", "101"})
    void boundsAPageOfSymbols(int limit) {
        assertThat(mvc.get().uri("/symbols?limit=" + limit)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void listsSymbols() {
        given(bars.symbols(2, "c1")).willReturn(new Page<>(List.of(AAPL), "c2"));

        assertThat(mvc.get().uri("/symbols?limit=2&cursor=c1")).hasStatusOk().bodyText()
                .isEqualTo("{\"items\":[{\"symbol\":\"AAPL\"}],\"nextCursor\":\"c2\"}");
    }

    @Test
    void tellsHowToFindASymbolThatThereIs() {
        given(bars.latest(AAPL)).willThrow(new UnknownSymbolException(AAPL));

        assertThat(mvc.get().uri("/symbols/AAPL/bars/latest")).hasStatus(HttpStatus.NOT_FOUND).bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("There are no bars of AAPL. GET symbols lists the symbols that have some.");
    }

    @Test
    void forgetsASymbol() {
        assertThat(mvc.delete().uri("/symbols/AAPL")).hasStatus(HttpStatus.NO_CONTENT);
        then(bars).should().delete(AAPL);
    }
}
