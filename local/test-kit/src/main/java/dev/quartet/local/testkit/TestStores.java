package dev.quartet.local.testkit;

import dev.quartet.local.standin.Buckets;
import dev.quartet.local.standin.StandIns;
import dev.quartet.local.standin.Tables;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The tables and the bucket of the test class that runs now, see {@link WithStandIns}. Each is made empty when first
 * asked for and is the same for all tests of the class; static, because {@code @DynamicPropertySource} is.
 */
public final class TestStores {

    private static volatile @Nullable TestStores current;

    private final SharedStandIns shared;
    private final Map<String, String> names = new ConcurrentHashMap<>();

    private TestStores(SharedStandIns shared) {
        this.shared = shared;
    }

    /** The name of this class's table of people. */
    public static String peopleTable() {
        return current().named("people", tables()::createPeople);
    }

    /** The name of this class's table of articles. */
    public static String articlesTable() {
        return current().named("articles", tables()::createArticles);
    }

    /** The name of this class's table of posts. */
    public static String postsTable() {
        return current().named("posts", tables()::createPosts);
    }

    /** The name of this class's bucket. */
    public static String bucket() {
        return current().named("bars", new Buckets(s3())::create);
    }

    /** A client for looking into the tables; shared, so not the caller's to close. */
    public static DynamoDbClient dynamoDb() {
        return current().shared.dynamoDb();
    }

    /** A client for looking into the bucket; shared, so not the caller's to close. */
    public static S3Client s3() {
        return current().shared.s3();
    }

    /** The process behind all this, for its endpoints and the environment of a child process. */
    public static StandIns standIns() {
        return current().shared.standIns();
    }

    static void use(SharedStandIns shared) {
        current = new TestStores(shared);
    }

    static void forget() {
        current = null;
    }

    private static Tables tables() {
        return new Tables(dynamoDb());
    }

    private static TestStores current() {
        var stores = current;
        if (stores == null) {
            throw new IllegalStateException("No stores here: annotate the test class with @WithStandIns.");
        }
        return stores;
    }

    private String named(String kind, Consumer<String> creation) {
        return names.computeIfAbsent(kind, key -> {
            var name = shared.freshName(key);
            creation.accept(name);
            return name;
        });
    }
}
