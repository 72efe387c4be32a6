package dev.quartet.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ParameterTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Type":"String"}                                                   | anything
            {"Type":"String","AllowedValues":["a","b"]}                         | b
            {"Type":"String","AllowedPattern":"^[a-z]+$"}                       | abc
            {"Type":"CommaDelimitedList","AllowedPattern":"[a-z]+"}             | a,b, c
            {"Type":"Number","MinValue":0.1,"MaxValue":60}                      | 0.1
            {"Type":"Number","AllowedValues":[1,3]}                             | 3
            """)
    void acceptsWhatCloudFormationWould(String declaration, String value) {
        assertThat(parameter(declaration).complaint(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Type":"String","AllowedValues":["a","b"]}             | c   | may be a, b
            {"Type":"String","AllowedPattern":"[a-z]+"}             | ab1 | must match [a-z]+
            {"Type":"CommaDelimitedList","AllowedPattern":"[a-z]+"} | a,1 | must match [a-z]+
            {"Type":"Number"}                                       | two | must be a number
            {"Type":"Number","MinValue":2}                          | 1   | must be at least 2
            {"Type":"Number","MaxValue":2}                          | 2.1 | must be at most 2
            """)
    void refusesWhatCloudFormationWould(String declaration, String value, String complaint) {
        assertThat(parameter(declaration).complaint(value)).contains(complaint);
    }

    private static Parameter parameter(String declaration) {
        return Parameter.of("P", new JsonMapper().readTree(declaration));
    }
}
