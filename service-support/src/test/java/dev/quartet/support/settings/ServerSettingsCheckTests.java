package dev.quartet.support.settings;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

class ServerSettingsCheckTests {

    @ParameterizedTest
    @ValueSource(strings = {"0", "80", "3000", "65535"})
    void acceptsAPort(String port) {
        assertThatNoException().isThrownBy(() -> check("PORT", port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "65536", "99999", "100000", "80 ", "0x50"})
    void namesThePortItCannotUse(String port) {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> check("PORT", port))
                .withMessageStartingWith("PORT is").withMessageContaining("65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/user", "/a/b-c"})
    void acceptsABasePath(String path) {
        assertThatNoException().isThrownBy(() -> check("BASE_PATH", path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "user", "/user/", "//", "/us er", "/user?x"})
    void namesTheBasePathItCannotUse(String path) {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> check("BASE_PATH", path))
                .withMessageStartingWith("BASE_PATH is '%s'".formatted(path));
    }

    @ParameterizedTest
    @CsvSource({"PAGE_WRITING, true", "PAGE_WRITING, false", "PAGE_HAMMER, true", "PAGE_HAMMER, false"})
    void acceptsASwitchThatIsOnOrOff(String name, String position) {
        assertThatNoException().isThrownBy(() -> check(name, position));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PAGE_WRITING | no    | give true for pages with forms, or false for pages to read only.
            PAGE_WRITING | False | give true for pages with forms, or false for pages to read only.
            PAGE_HAMMER  | off   | give true for an overview that may ask faster for a while, or false for one that may not.
            PAGE_HAMMER  | 0     | give true for an overview that may ask faster for a while, or false for one that may not.
            """)
    void namesWhatIsNeitherTrueNorFalse(String name, String position, String advice) {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> check(name, position))
                .withMessage("%s is '%s': %s", name, position, advice);
    }

    private static void check(String name, String value) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of(name, value)));
            new ServerSettingsCheck().initialize(context);
        }
    }
}
