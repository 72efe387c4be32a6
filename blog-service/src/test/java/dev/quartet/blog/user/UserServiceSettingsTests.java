package dev.quartet.blog.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.support.settings.InvalidSettingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserServiceSettingsTests {

    @ParameterizedTest
    @CsvSource({"http://localhost:3000/user, http://localhost:3000/user", "https://a.example, https://a.example",
            "' HTTP://a.example/user// ', HTTP://a.example/user"})
    void acceptsAnHttpAddress(String url, String expected) {
        assertThat(settings(url).url()).isEqualTo(expected);
    }

    @Test
    void saysHowToGetAUserService() {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> settings(" "))
                .withMessageContainingAll("USER_SERVICE_URL is not set", "mvn -Plocal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:3000", "ftp://a.example", "http:///user", "http://a.example/?q", "http://a b",
            "https://a.example/#f", "/user"})
    void refusesWhatIsNoHttpAddress(String url) {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> settings(url))
                .withMessageContainingAll("USER_SERVICE_URL is '" + url + "'", "http://localhost:3000/user");
    }

    private static UserServiceSettings settings(String url) {
        return new UserServiceSettings(url, Duration.ofSeconds(1), Duration.ofSeconds(1),
                new UserServiceSettings.Breaker(10, 5, 50, Duration.ofSeconds(5)));
    }
}
