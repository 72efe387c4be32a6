package dev.quartet.local.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ConditionalWritesIT {

    private static final String BUCKET = "bars";
    private static final String KEY = "bars/A/2026.csv";
    private static final int WRITERS = 20;
    private static final int UPDATES_EACH = 2;

    @TempDir
    private Path directory;

    enum Store {
        MEMORY, FILES
    }

    @ParameterizedTest
    @EnumSource
    void losesNoUpdateOfWritersThatNameTheETagTheyRead(Store store) throws Exception {
        try (var standIns = start(store); var s3 = client(standIns)) {
            put(s3, "0", null, "*");
            inParallel(() -> {
                for (int update = 0; update < UPDATES_EACH; update++) {
                    increment(s3);
                }
                return null;
            });
            assertThat(s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(KEY)).asUtf8String())
                    .isEqualTo(Integer.toString(WRITERS * UPDATES_EACH));
        }
    }

    @ParameterizedTest
    @EnumSource
    void createsAnObjectOnceOnly(Store store) throws Exception {
        try (var standIns = start(store); var s3 = client(standIns)) {
            var created = inParallel(() -> {
                try {
                    put(s3, "x", null, "*");
                    return true;
                } catch (S3Exception e) {
                    return false;
                }
            });
            assertThat(created).containsOnlyOnce(true);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesConditionsAsS3Does(Store store) throws Exception {
        try (var standIns = start(store); var s3 = client(standIns)) {
            assertRefused(404, "NoSuchKey", () -> put(s3, "x", "\"stale\"", null));
            put(s3, "x", null, null);
            assertRefused(412, "PreconditionFailed", () -> put(s3, "y", "\"stale\"", null));
            assertRefused(412, "PreconditionFailed", () -> put(s3, "y", null, "*"));
            assertRefused(412, "PreconditionFailed", () -> s3.deleteObject(delete -> delete.bucket(BUCKET)
                    .key(KEY)
                    .ifMatch("\"stale\"")));
            assertThat(s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(KEY)).asUtf8String()).isEqualTo("x");
        }
    }

    private StandIns start(Store store) {
        return store == Store.FILES ? StandIns.start(directory) : StandIns.startInMemory();
    }

    private static S3Client client(StandIns standIns) {
        var s3 = standIns.s3Client();
        s3.createBucket(bucket -> bucket.bucket(BUCKET));
        return s3;
    }

    private static void put(S3Client s3, String body, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        s3.putObject(put -> put.bucket(BUCKET).key(KEY).ifMatch(ifMatch).ifNoneMatch(ifNoneMatch),
                RequestBody.fromString(body));
    }

    private static void increment(S3Client s3) {
        for (boolean stored = false; !stored;) {
            var read = s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(KEY));
            try {
                var next = Integer.parseInt(read.asUtf8String()) + 1;
                put(s3, Integer.toString(next), read.response().eTag(), null);
                stored = true;
            } catch (S3Exception e) {
                assertThat(e.statusCode()).isEqualTo(412);
            }
        }
    }

    private static <T> List<T> inParallel(Callable<T> task) throws Exception {
        try (var executor = Executors.newFixedThreadPool(WRITERS)) {
            var results = executor.invokeAll(IntStream.range(0, WRITERS).mapToObj(writer -> task).toList());
            return results.stream().map(result -> result.resultNow()).toList();
        }
    }

    private static void assertRefused(int status, String code, ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOfSatisfying(S3Exception.class, refusal -> {
            assertThat(refusal.statusCode()).isEqualTo(status);
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}
