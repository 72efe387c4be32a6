package dev.quartet.market.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quartet.support.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a refused file's sender gets to read. */
final class Rejection {

    private Rejection() {}

    static void assertRejected(ThrowingCallable read, String first, String... others) {
        assertThat(errors(assertRejected(read))).first().isEqualTo(first);
        assertThat(errors(assertRejected(read))).hasSize(1 + others.length).endsWith(others);
    }

    static BadFileException assertRejected(ThrowingCallable read) {
        var rejection = catchThrowableOfType(BadFileException.class, read);
        assertThat(rejection).isNotNull();
        return rejection;
    }

    /** Each error as {@code line 3: detail}, with the element's pointer in between where it has one. */
    static List<String> errors(BadFileException rejection) {
        Map<String, Object> properties = Objects.requireNonNull(rejection.getBody().getProperties());
        return ((List<?>) Objects.requireNonNull(properties.get("errors"))).stream().map(Violation.class::cast)
                .map(error -> "line %d%s: %s".formatted(error.line(),
                        error.pointer() == null ? "" : " " + error.pointer(), error.detail()))
                .toList();
    }
}
