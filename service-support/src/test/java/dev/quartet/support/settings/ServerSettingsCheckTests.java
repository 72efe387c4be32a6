package dev.quartet.support.settings;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(strings = {"true", "false"})
    void acceptsWhetherPagesWrite(String writing) {
        assertThatNoException().isThrownBy(() -> check("PAGE_WRITING", writing));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "False", "0"})
    void namesWhatIsNeitherTrueNorFalse(String writing) {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> check("PAGE_WRITING", writing))
                .withMessageStartingWith("PAGE_WRITING is '%s'".formatted(writing));
    }

    private static void check(String name, String value) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of(name, value)));
            new ServerSettingsCheck().initialize(context);
        }
    }
}
