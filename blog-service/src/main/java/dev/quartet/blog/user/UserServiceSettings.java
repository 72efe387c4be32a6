package dev.quartet.blog.user;

import dev.quartet.support.settings.InvalidSettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where user-service is, and how long and how often it is tried.
 *
 * @param url its address with its base path, such as {@code http://localhost:3000/user}
 * @param connectTimeout to open a connection
 * @param readTimeout between two parts of an answer
 */
@ConfigurationProperties("quartet.user-service")
record UserServiceSettings(String url, Duration connectTimeout, Duration readTimeout, Breaker breaker) {

    private static final String SETTING = "USER_SERVICE_URL";

    UserServiceSettings {
        url = url.strip().replaceFirst("/+$", "");
        if (url.isEmpty()) {
            throw new InvalidSettingException(SETTING, null,
                    "give user-service's address, such as http://localhost:3000/user; to start everything on this "
                            + "machine, user-service included, run mvn -Plocal.");
        }
        if (!isHttp(url)) {
            throw new InvalidSettingException(SETTING, url,
                    "give an http or https address without query, such as http://localhost:3000/user.");
        }
    }

    /**
     * When to stop asking.
     *
     * @param window how many of the last calls count
     * @param fewestCalls how many there must have been before anything is concluded from them
     * @param failurePercent the share of failed ones at which asking stops
     * @param pause how long nobody is asked then
     */
    record Breaker(int window, int fewestCalls, int failurePercent, Duration pause) {}

    private static boolean isHttp(String url) {
        try {
            URI uri = new URI(url);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
