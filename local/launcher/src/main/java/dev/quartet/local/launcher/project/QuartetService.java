package dev.quartet.local.launcher.project;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The four services and the settings that are theirs on this machine. */
public enum QuartetService {

    USER("dev.quartet.user.UserServiceApplication", "TABLE_NAME", "quartet-local-people"), NEWS(
            "dev.quartet.news.NewsServiceApplication", "TABLE_NAME", "quartet-local-articles"), MARKET(
                    "dev.quartet.market.MarketServiceApplication", "BUCKET_NAME", "quartet-local-bars"), BLOG(
                            "dev.quartet.blog.BlogServiceApplication", "TABLE_NAME", "quartet-local-posts");

    private final String mainClass;
    private final String storeSetting;
    private final String store;

    QuartetService(String mainClass, String storeSetting, String store) {
        this.mainClass = mainClass;
        this.storeSetting = storeSetting;
        this.store = store;
    }

    /** Finds {@code user-service} by this name and by {@code user}. */
    public static Optional<QuartetService> named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.serviceName().equals(name) || service.basePath().equals("/" + name))
                .findFirst();
    }

    /** The name of its module, such as {@code user-service}. */
    public String serviceName() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }

    /** Its path behind the front door, such as {@code /user}. */
    public String basePath() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    String mainClass() {
        return mainClass;
    }

    /** The name of its table or bucket. */
    public String store() {
        return store;
    }

    Map<String, String> settings() {
        return Map.of(storeSetting, store);
    }
}
