package dev.quartet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrkReportTests {

    private static final String WELL = """
            Running 3s test @ http://127.0.0.1:41207/json
              2 threads and 32 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency    47.10ms   62.33ms 406.35ms   86.53%
                Req/Sec   594.83    239.19     1.57k    71.43%
              Latency Distribution
                 50%   29.20ms
                 75%   71.09ms
                 90%   98.44ms
                 99%  183.51ms
              3571 requests in 3.01s, 2.55MB read
            Requests/sec:   1187.65
            Transfer/sec:    868.43KB
            """;

    @Test
    void readsRateAndLatencies() {
        assertThat(WrkReport.parse(WELL)).isEqualTo(new WrkReport(1187.65, Duration.ofNanos(29_200_000), Duration
                .ofNanos(183_510_000), 0));
    }

    @Test
    void countsRefusalsAndBrokenConnectionsAsErrors() {
        String badly = WELL.replace("Requests/sec:", """
                  Socket errors: connect 1, read 2, write 3, timeout 4
                  Non-2xx or 3xx responses: 500
                Requests/sec:""");

        assertThat(WrkReport.parse(badly).errors()).isEqualTo(510);
    }

    @Test
    void refusesWhatIsNotAReport() {
        assertThatIllegalArgumentException().isThrownBy(() -> WrkReport.parse("unable to connect to 127.0.0.1:1"))
                .withMessageContaining("unable to connect");
    }

    @ParameterizedTest
    @CsvSource({"812.00us, PT0.000812S", "1.53ms, PT0.00153S", "2.01s, PT2.01S", "1.10m, PT1M6S", "1.00h, PT1H"})
    void knowsWrksUnits(String text, Duration duration) {
        assertThat(WrkReport.duration(text)).isEqualTo(duration);
    }

    @Test
    void refusesAUnitThatWrkDoesNotHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> WrkReport.duration("3d"));
    }
}
