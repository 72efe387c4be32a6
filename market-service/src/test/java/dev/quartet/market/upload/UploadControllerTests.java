package dev.quartet.market.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

import dev.quartet.market.bar.Bar;
import dev.quartet.market.bar.Bars;
import dev.quartet.market.bar.MergeCounts;
import dev.quartet.market.bar.Symbol;
import dev.quartet.support.aws.StoreUnavailableException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest(UploadController.class)
class UploadControllerTests {

    private static final Symbol AAPL = new Symbol("AAPL");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final String FILE = "date,open,high,low,close,volume\n2026-11-20,1,1,1,1,5\n2026-11-19,1,1,1,1,5\n";

    @MockitoBean
    private Bars bars;

    private final MockMvcTester mvc;

    @Autowired
    UploadControllerTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @TestConfiguration
    static class Noon {

        @Bean
        @Primary
        Clock noon() {
            return Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
        }
    }

    @Test
    void saysWhatWasStoredAndWhere() {
        given(bars.merge(AAPL, List.of(bar("2026-11-20"), bar("2026-11-19")))).willReturn(new MergeCounts(1, 1, 0));

        assertThat(mvc.post().uri("/symbols/AAPL/bars").contentType(CSV).content(FILE)).hasStatus(HttpStatus.CREATED)
                .hasHeader("Location", "/symbols/AAPL/bars?from=2026-11-19&to=2026-11-20").bodyJson()
                .isLenientlyEqualTo(
                        """
                                {"symbol":"AAPL","first":"2026-11-19","last":"2026-11-20","added":1,"changed":1,"unchanged":0}""");
    }

    @Test
    void createsNothingWhereEveryDayHadABar() {
        given(bars.merge(any(), any())).willReturn(new MergeCounts(0, 1, 1));

        assertThat(mvc.post().uri("/symbols/AAPL/bars").contentType(CSV).content(FILE)).hasStatusOk()
                .doesNotContainHeader("Location");
    }

    @Test
    void takesTheDayThatHasBegunSomewhere() {
        given(bars.merge(any(), any())).willReturn(new MergeCounts(1, 0, 0));

        assertThat(mvc.post().uri("/symbols/AAPL/bars").contentType(MediaType.APPLICATION_JSON)
                .content("[{\"date\":\"2026-11-21\",\"open\":1,\"high\":1,\"low\":1,\"close\":1,\"volume\":5}]"))
                .hasStatus(HttpStatus.CREATED);
        assertThat(mvc.post().uri("/symbols/AAPL/bars").contentType(MediaType.APPLICATION_JSON)
                .content("[{\"date\":\"2026-11-22\",\"open\":1,\"high\":1,\"low\":1,\"close\":1,\"volume\":5}]"))
                .hasStatus(HttpStatus.BAD_REQUEST).bodyJson().extractingPath("$.errors[0].detail")
                .isEqualTo("date 2026-11-22 is in the future");
    }

    @Test
    void storesNothingOfABadFile() {
        assertThat(mvc.post().uri("/symbols/AAPL/bars").contentType(CSV).content(FILE + "x"))
                .hasStatus(HttpStatus.BAD_REQUEST).hasContentType(MediaType.APPLICATION_PROBLEM_JSON).bodyJson()
                .isLenientlyEqualTo("{\"badRows\":1,\"errors\":[{\"line\":4}]}");
        then(bars).shouldHaveNoInteractions();
    }

    @Test
    void refusesANameThatIsNoSymbol() {
        assertThat(mvc.post().uri("/symbols/aapl/bars").contentType(CSV).content(FILE))
                .hasStatus(HttpStatus.BAD_REQUEST).bodyJson().extractingPath("$.errors[0].parameter")
                .isEqualTo("symbol");
    }

    @Test
    void refusesOtherFormats() {
        assertThat(mvc.post().uri("/symbols/AAPL/bars").contentType(MediaType.APPLICATION_XML).content("<a/>"))
                .hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void saysWhenTheStoreCannotBeAsked() {
        given(bars.merge(any(), any())).willThrow(new StoreUnavailableException(new IllegalStateException("secret")));

        assertThat(mvc.post().uri("/symbols/AAPL/bars").contentType(CSV).content(FILE))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE).hasHeader("Retry-After", "2").bodyText()
                .doesNotContain("secret");
    }

    private static Bar bar(String date) {
        var one = BigDecimal.ONE;
        return new Bar(LocalDate.parse(date), one, one, one, one, 5);
    }
}
