package dev.quartet.support.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.support.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "3"            | 3  | true
            "3"            | 4  | false
            "2", "3"       | 3  | true
            "2","3"        | 2  | true
            *              | 9  | true
            W/"3"          | 3  | false
            "33"           | 3  | false
            "other"        | 3  | false
            """)
    void acceptsTheVersionsItNames(String header, long version, boolean accepted) {
        assertThat(IfMatch.valueOf(header).accepts(version)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "\"3", "\"3\",", "\"3\" \"4\"", "**", "\"a\nb\""})
    void refusesWhatIsNoEntityTag(String header) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> IfMatch.valueOf(header));
    }

    @Test
    void isWrittenAsItWasRead() {
        assertThat(IfMatch.valueOf("\"2\" , \"3\"")).hasToString("\"2\", \"3\"");
        assertThat(IfMatch.ANY).hasToString("*");
    }

    @Test
    void aVersionIsAStrongTag() {
        assertThat(EntityTags.of(3)).isEqualTo("\"3\"");
    }
}
