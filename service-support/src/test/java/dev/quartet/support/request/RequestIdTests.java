package dev.quartet.support.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

class RequestIdTests {

    private static final String TRACE = "Root=1-67891233-abcdef012345678912345678";

    @AfterEach
    void endRequest() {
        MDC.clear();
    }

    @Test
    void isTheOneThatWasSent() {
        assertThat(RequestId.of("order-4711_a.b:C", TRACE)).isEqualTo("order-4711_a.b:C");
        assertThat(RequestId.of("a".repeat(64), null)).isEqualTo("a".repeat(64));
    }

    @ParameterizedTest
    @CsvSource({TRACE, "Self=1-67891234-1;" + TRACE, TRACE + ";Sampled=1", "Self=1-67891234-1;" + TRACE + ";Sampled=1"})
    void isElseTheLoadBalancers(String trace) {
        assertThat(RequestId.of(null, trace)).isEqualTo("1-67891233-abcdef012345678912345678");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a b", "a\nb", "a\r\nb", "{\"a\"}", "\u00e9", "\uff41", "a,b", "a=b", "a/b",
            "a\u0000"})
    void isANewOneWhereNothingFitWasSent(@Nullable String sent) {
        assertThat(RequestId.of(sent, null)).matches("[0-9a-f]{32}").isNotEqualTo(RequestId.of(sent, null));
        assertThat(RequestId.of(null, "Root=" + sent + " ")).matches("[0-9a-f]{32}");
    }

    @Test
    void isANewOneWhereTheSentOneIsTooLong() {
        assertThat(RequestId.of("a".repeat(65), null)).matches("[0-9a-f]{32}");
    }

    @Test
    void isNamedByAProblemDuringARequestOnly() {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.NOT_FOUND);

        RequestId.nameIn(problem);
        assertThat(problem.getProperties()).isNull();

        MDC.put(RequestId.FIELD, "order-4711");
        RequestId.nameIn(problem);
        assertThat(problem.getProperties()).containsEntry("requestId", "order-4711");
    }
}
