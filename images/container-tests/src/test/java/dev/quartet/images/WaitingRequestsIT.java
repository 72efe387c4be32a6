package dev.quartet.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.local.testkit.EdgeContract.Http;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;

/**
 * Requests that wait for a store together have room in the young generation: what they leave behind does not grow old,
 * which would take the whole heap. Nor does what they compile have the whole heap collected.
 */
@WithImages
class WaitingRequestsIT {

    private static final int CALLERS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(12);
    private static final int WINDOWS = 3;
    private static final Duration WINDOW = Duration.ofSeconds(5);

    /** A request leaves some 700 where survivor spaces are too small, 70 where its timer stays, else 2. */
    private static final double BYTES_GROWN_OLD_PER_REQUEST = 50;

    /** Unlimited, so that what is old since the start has grown old soon. */
    @Container
    private static final ServiceContainer USER = ServiceContainer.onBridge(Service.USER).unlimited();

    @Test
    void whatRequestsLeaveBehindDoesNotGrowOldAndNothingThatIsOldIsCollected() throws InterruptedException {
        String person = USER.addressOf(
                Http.post(USER.base() + "/people", "{\"name\":\"Mina Okafor\",\"email\":\"m@example.com\"}"));
        read(person, WARM_UP);

        // The least, because a pause of the machine makes all requests of a moment old, now and then.
        double least = Double.MAX_VALUE;
        for (int window = 0; window < WINDOWS; window++) {
            least = Math.min(least, grownOldPerRequest(person));
        }
        assertThat(least).isLessThan(BYTES_GROWN_OLD_PER_REQUEST);
        assertThat(collections("minor")).isPositive();
        assertThat(collections("major")).isZero();
    }

    private static double grownOldPerRequest(String address) throws InterruptedException {
        double before = grownOld();
        long requests = read(address, WINDOW);
        assertThat(requests).isGreaterThan(400);
        return (grownOld() - before) / requests;
    }

    /** Reads by all callers at once, each again as soon as it has its answer, and tells how many answers there were. */
    private static long read(String address, Duration duration) throws InterruptedException {
        Instant end = Instant.now().plus(duration);
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            Callable<Long> caller = () -> readUntil(end, address);
            return callers.invokeAll(Collections.nCopies(CALLERS, caller)).stream().mapToLong(Future::resultNow).sum();
        }
    }

    private static long readUntil(Instant end, String address) {
        long answers = 0;
        while (Instant.now().isBefore(end)) {
            assertThat(Http.get(address).statusCode()).isEqualTo(200);
            answers++;
        }
        return answers;
    }

    /** Bytes, since the start. */
    private static double grownOld() {
        return total("jvm_gc_memory_promoted_bytes_total");
    }

    /** How many since the start, of the young generation (minor) or of the whole heap (major). */
    private static double collections(String extent) {
        return total("jvm_gc_pause_seconds_count{action=\"end of " + extent + " GC\"");
    }

    private static double total(String metric) {
        return Http.get(USER.base() + "/actuator/prometheus").body().lines()
                .filter(line -> line.startsWith(metric))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }
}
