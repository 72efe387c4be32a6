package dev.quartet.market.bar;

import static dev.quartet.market.bar.BarSamples.bar;
import static dev.quartet.market.bar.BarSamples.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import dev.quartet.market.bucket.Bucket;
import dev.quartet.support.paging.InvalidCursorException;
import dev.quartet.support.paging.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

@WithStandIns
class BarsIT {

    private static final int WRITERS = 24;
    private static final BarQuery EVERYTHING = new BarQuery(Bar.EARLIEST, null, 100_000);

    private final Bucket bucket = new Bucket(TestStores.bucket());
    private final Bars bars = bars(TestStores.s3(), bucket, Duration.ofSeconds(30));

    @Test
    void losesNoBarOfParallelWriters() throws Exception {
        var symbol = new Symbol("RACE");
        var expected = days("2024-01-01", WRITERS);

        inParallel(
                expected.stream().<Callable<MergeCounts>>map(bar -> () -> bars.merge(symbol, List.of(bar))).toList());

        assertThat(bars.find(symbol, EVERYTHING).bars()).isEqualTo(expected);
    }

    @Test
    void losesNoBarOfParallelWritersOfSeveralYears() throws Exception {
        var symbol = new Symbol("RACE.Y");
        var uploads = IntStream.range(0, WRITERS).mapToObj(BarsIT::oneDayOfThreeYears).toList();

        var counts = inParallel(
                uploads.stream().<Callable<MergeCounts>>map(upload -> () -> bars.merge(symbol, upload)).toList());

        assertThat(bars.find(symbol, EVERYTHING).bars())
                .containsExactlyElementsOf(uploads.stream().flatMap(List::stream).sorted().toList());
        assertThat(counts).hasSize(WRITERS).containsOnly(new MergeCounts(3, 0, 0));
    }

    @Test
    void losesNoBarWhenWritersAndDeletersMeet() throws Exception {
        var symbol = new Symbol("RACE.D");
        List<Callable<MergeCounts>> work = new ArrayList<>();
        for (var bar : days("2024-01-01", WRITERS)) {
            work.add(() -> bars.merge(symbol, List.of(bar)));
            work.add(() -> {
                bars.delete(symbol);
                return MergeCounts.NONE;
            });
        }

        inParallel(work);
        bars.merge(symbol, days("2024-06-01", 1));

        assertThat(bars.find(symbol, EVERYTHING).bars()).endsWith(days("2024-06-01", 1).getFirst());
    }

    @Test
    void givesUpOnAYearThatOthersWriteAllTheTime() {
        var others = "bars/BUSY/2024.csv";
        try (var interrupted = s3(request -> {
            if (request instanceof PutObjectRequest) {
                TestStores.s3().putObject(put -> put.bucket(bucket.name()).key(others), RequestBody.fromString(
                        BarCsv.write(List.of(bar("2024-05-05", "1." + System.nanoTime() % 1_000_000)))));
            }
        })) {
            var busy = bars(interrupted, bucket, Duration.ofMillis(300));

            assertThatExceptionOfType(BusySymbolException.class)
                    .isThrownBy(() -> busy.merge(new Symbol("BUSY"), days("2024-01-01", 1)))
                    .satisfies(e -> assertThat(e.getHeaders().getFirst("Retry-After")).isEqualTo("2"));
        }
    }

    @Test
    void keepsOneObjectForEachYear() {
        bars.merge(new Symbol("YEARS"), Stream.of(days("2023-12-30", 4), days("2025-01-01", 1)).flatMap(List::stream)
                .toList());

        assertThat(keys("bars/YEARS/"))
                .containsExactly("bars/YEARS/2023.csv", "bars/YEARS/2024.csv", "bars/YEARS/2025.csv");
        assertThat(TestStores.s3().getObjectAsBytes(get -> get.bucket(bucket.name()).key("bars/YEARS/2025.csv"))
                .asUtf8String()).isEqualTo("""
                        date,open,high,low,close,volume
                        2025-01-01,1.10001,1.10001,1.10001,1.10001,1000
                        """);
    }

    @Test
    void writesNothingTheSecondTime() {
        var symbol = new Symbol("TWICE");
        var uploaded = days("2024-12-30", 4);
        Set<String> written = ConcurrentHashMap.newKeySet();
        try (var watched = s3(request -> request.getValueForField("Key", String.class)
                .filter(_ -> request instanceof PutObjectRequest).ifPresent(written::add))) {
            bars.merge(symbol, uploaded);

            assertThat(bars(watched, bucket, Duration.ofSeconds(1)).merge(symbol, uploaded))
                    .isEqualTo(new MergeCounts(0, 0, 4));
            assertThat(written).isEmpty();
        }
    }

    @Test
    void readsOnlyTheYearsOfTheRange() {
        var symbol = new Symbol("LONG");
        bars.merge(symbol, IntStream.rangeClosed(2000, 2020).mapToObj(year -> bar(year + "-07-01", "3")).toList());
        Set<String> read = ConcurrentHashMap.newKeySet();
        try (var watched = s3(request -> request.getValueForField("Key", String.class)
                .filter(_ -> request instanceof GetObjectRequest).ifPresent(read::add))) {
            var found = bars(watched, bucket, Duration.ofSeconds(1)).find(symbol,
                    new BarQuery(LocalDate.of(2004, 7, 1), LocalDate.of(2006, 6, 30), 10));

            assertThat(found.bars()).containsExactly(bar("2004-07-01", "3"), bar("2005-07-01", "3"));
            assertThat(read).containsExactlyInAnyOrder("bars/LONG/2004.csv", "bars/LONG/2005.csv",
                    "bars/LONG/2006.csv");
        }
    }

    @Test
    void tellsWhereToReadOn() {
        var symbol = new Symbol("PAGED");
        var all = days("2024-12-29", 6);
        bars.merge(symbol, all);

        var first = bars.find(symbol, new BarQuery(null, null, 4));
        var second = bars.find(symbol, new BarQuery(first.next(), first.range().to(), 4));

        assertThat(first.bars()).isEqualTo(all.subList(0, 4));
        assertThat(second.bars()).isEqualTo(all.subList(4, 6));
        assertThat(second.next()).isNull();
    }

    @Test
    void hasNoNextPageWhenTheLimitIsJustReached() {
        var symbol = new Symbol("JUST");
        bars.merge(symbol, days("2024-12-29", 4));

        assertThat(bars.find(symbol, new BarQuery(null, null, 4)).next()).isNull();
    }

    @Test
    void answersTheNewestBar() {
        var symbol = new Symbol("NEWEST");
        bars.merge(symbol, days("2023-12-30", 4));
        bars.merge(symbol, days("2021-01-01", 1));

        assertThat(bars.latest(symbol)).isEqualTo(days("2023-12-30", 4).getLast());
    }

    @Test
    void listsSymbolsByPage() {
        var own = new Bucket(bucket.name() + "-list");
        TestStores.s3().createBucket(create -> create.bucket(own.name()));
        var market = bars(TestStores.s3(), own, Duration.ofSeconds(1));
        var names = List.of("AA", "AA-B", "AA.B", "AAA", "AAB", "B");
        names.forEach(name -> market.merge(new Symbol(name), days("2023-12-31", 2)));

        List<String> listed = new ArrayList<>();
        Page<Symbol> page = market.symbols(2, null);
        while (true) {
            assertThat(page.items()).hasSize(2);
            page.items().forEach(symbol -> listed.add(symbol.name()));
            if (page.nextCursor() == null) {
                break;
            }
            page = market.symbols(2, page.nextCursor());
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void refusesACursorOfAnotherList() {
        var symbol = new Symbol("CURSOR");
        bars.merge(symbol, days("2024-01-01", 2));
        var cursor = BarCursor.next(symbol, bars.find(symbol, new BarQuery(null, null, 1)));

        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> bars.symbols(1, cursor));
    }

    @Test
    void forgetsASymbolHoweverOftenAsked() {
        var symbol = new Symbol("GONE");
        bars.merge(symbol, days("2023-12-31", 2));
        bars.merge(new Symbol("GONE.NOT"), days("2023-12-31", 2));

        bars.delete(symbol);
        assertThatCode(() -> bars.delete(symbol)).doesNotThrowAnyException();

        assertThat(keys("bars/GONE")).containsExactly("bars/GONE.NOT/2023.csv", "bars/GONE.NOT/2024.csv");
        assertThatExceptionOfType(UnknownSymbolException.class).isThrownBy(() -> bars.latest(symbol));
        assertThatExceptionOfType(UnknownSymbolException.class).isThrownBy(() -> bars.find(symbol, EVERYTHING));
    }

    @Test
    void tellsAMissingBucketFromAMissingSymbol() {
        var nowhere = bars(TestStores.s3(), new Bucket("there-is-no-such-bucket"), Duration.ofSeconds(1));

        assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(() -> nowhere.latest(new Symbol("A")));
        assertThatExceptionOfType(NoSuchBucketException.class)
                .isThrownBy(() -> nowhere.merge(new Symbol("A"), days("2024-01-01", 1)));
    }

    private static Bars bars(S3Client s3, Bucket bucket, Duration patience) {
        return new Bars(new YearObjects(s3, bucket), new MergeSettings(patience));
    }

    private static S3Client s3(Consumer<SdkRequest> before) {
        return S3Client.builder().overrideConfiguration(config -> config
                .addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                        before.accept(context.request());
                    }
                })).build();
    }

    private List<String> keys(String prefix) {
        return TestStores.s3().listObjectsV2(list -> list.bucket(bucket.name()).prefix(prefix)).contents().stream()
                .map(object -> object.key()).sorted().toList();
    }

    private static List<Bar> oneDayOfThreeYears(int day) {
        return Stream.of(2022, 2023, 2024)
                .map(year -> bar(LocalDate.of(year, 1, 1).plusDays(day).toString(), "2")).toList();
    }

    /** All start at once, so that they do meet. */
    private static <T> List<T> inParallel(List<Callable<T>> calls) throws Exception {
        var start = new CountDownLatch(calls.size());
        try (var executor = Executors.newFixedThreadPool(calls.size())) {
            var futures = calls.stream().map(call -> executor.submit(() -> {
                start.countDown();
                start.await();
                return call.call();
            })).toList();
            List<T> results = new ArrayList<>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
