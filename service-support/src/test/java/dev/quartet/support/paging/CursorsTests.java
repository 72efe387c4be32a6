package dev.quartet.support.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTests {

    private static final Map<String, String> POSITION = Map.of("pk", "person#1", "sort", "2026-11-21T09:30:00Z#1",
            "empty", "");

    private final String cursor = Cursors.encode("people", POSITION);

    @Test
    void findsThePositionAgain() {
        assertThat(Cursors.decode("people", cursor)).isEqualTo(POSITION);
    }

    @Test
    void fitsIntoAUrlAsItIs() {
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void isTheSameForTheSamePosition() {
        assertThat(Cursors.encode("people", Map.copyOf(POSITION))).isEqualTo(cursor);
    }

    @Test
    void isRefusedByAnotherList() {
        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> Cursors.decode("posts", cursor));
    }

    @Test
    void isRefusedWhereAnyByteIsChanged() {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 1;
            assertThatExceptionOfType(InvalidCursorException.class).as("byte %d", i)
                    .isThrownBy(() -> Cursors.decode("people", Base64.getUrlEncoder().encodeToString(damaged)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "?", "AAAAAAAAAAAAAAAA", "not base64 at all"})
    void refusesWhatIsNoCursor(String text) {
        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> Cursors.decode("people", text));
    }

    @Test
    void refusesEndlessOnes() {
        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> Cursors.decode("people", "A".repeat(1_000_000)));
    }

    @Test
    void aPageMapsItsItemsAndKeepsItsCursor() {
        assertThat(new Page<>(List.of(1, 2), "next").map(i -> i * 2)).isEqualTo(new Page<>(List.of(2, 4), "next"));
    }
}
