package dev.quartet.news.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import dev.quartet.support.dynamodb.Table;
import dev.quartet.support.dynamodb.TableQuery;
import dev.quartet.support.paging.InvalidCursorException;
import dev.quartet.support.paging.Page;
import dev.quartet.support.version.IfMatch;
import dev.quartet.support.version.VersionConflictException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@WithStandIns
class ArticlesIT {

    private static final int WRITERS = 12;

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    private static final IfMatch FIRST = IfMatch.valueOf("\"1\"");

    private final DynamoDbClient client = TestStores.dynamoDb();

    private final Table table = new Table(TestStores.articlesTable());

    private final Articles articles = new Articles(client, table, new TableQuery(client, table),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void keepsWhatIsPublished() {
        Article ferry = articles.publish(Samples.FERRY, Samples.PUBLISHED);

        assertThat(articles.get(ferry.id())).isEqualTo(ferry);
        assertThat(articles.publish(Samples.FERRY, null).publishedAt()).isEqualTo(NOW);
    }

    @Test
    void tellsWhatNeverWasFromWhatIsNoMore() {
        Article ferry = articles.publish(Samples.FERRY, null);
        articles.retract(ferry.id(), IfMatch.ANY);

        assertThatExceptionOfType(ArticleNotFoundException.class).isThrownBy(() -> articles.get("none"));
        assertThatExceptionOfType(ArticleRetractedException.class).isThrownBy(() -> articles.get(ferry.id()));
    }

    @Test
    void theSameCorrectionAgainIsAnsweredWithItsResult() {
        Article ferry = articles.publish(Samples.FERRY, null);

        Article corrected = articles.correct(ferry.id(), FIRST, Samples.CORRECTED, "Why");

        assertThat(corrected.version()).isEqualTo(2);
        assertThat(articles.get(ferry.id())).isEqualTo(corrected);
        assertThat(articles.correct(ferry.id(), FIRST, Samples.CORRECTED, "Why")).isEqualTo(corrected);
        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> articles.correct(ferry.id(), FIRST, Samples.CORRECTED, "Another reason"));
    }

    @Test
    void noCorrectionIsLostAmongParallelWriters() throws Exception {
        Article counter = articles.publish(counting(0), null);
        AtomicInteger conflicts = new AtomicInteger();

        atOnce(() -> {
            while (true) {
                Article current = articles.get(counter.id());
                int next = Integer.parseInt(current.story().title()) + 1;
                try {
                    return articles.correct(current.id(), IfMatch.valueOf("\"%d\"".formatted(current.version())),
                            counting(next), "Written by " + Thread.currentThread().threadId());
                } catch (VersionConflictException e) {
                    conflicts.incrementAndGet();
                }
            }
        });

        assertThat(articles.get(counter.id()).story().title()).isEqualTo(Integer.toString(WRITERS));
        assertThat(articles.get(counter.id()).version()).isEqualTo(1 + WRITERS);
        assertThat(conflicts.get()).as("conflicts, without which this proves nothing").isPositive();
    }

    @Test
    void oneOfManyRetractionsAtOnceLeavesTheTombstone() throws Exception {
        Article ferry = articles.publish(Samples.FERRY, null);

        atOnce(() -> {
            articles.retract(ferry.id(), FIRST);
            return ferry;
        });

        assertThat(client.getItem(get -> get.tableName(table.name()).key(ArticleItem.key(ferry.id()))).item())
                .containsOnlyKeys("id", "retractedAt", "version")
                .containsEntry("version", ArticleItem.number(2));
    }

    @Test
    void retractsOnlyTheVersionAskedFor() {
        Article ferry = articles.publish(Samples.FERRY, null);

        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> articles.retract(ferry.id(), IfMatch.valueOf("\"2\"")));
        articles.retract(ferry.id(), FIRST);
        articles.retract(ferry.id(), FIRST);
        articles.retract("none", FIRST);

        assertThatExceptionOfType(ArticleRetractedException.class)
                .isThrownBy(() -> articles.correct(ferry.id(), IfMatch.ANY, Samples.CORRECTED, "Why"));
    }

    @Test
    void bothIndexesForgetARetractedArticle() {
        Article ferry = articles.publish(Samples.FERRY, null);
        assertThat(ids(null)).contains(ferry.id());
        assertThat(ids(Section.BUSINESS)).contains(ferry.id());

        articles.retract(ferry.id(), IfMatch.ANY);

        assertThat(ids(null)).doesNotContain(ferry.id());
        assertThat(ids(Section.BUSINESS)).doesNotContain(ferry.id());
    }

    @Test
    void aCorrectionMovesAnArticleToItsSection() {
        Article ferry = articles.publish(Samples.FERRY, null);

        articles.correct(ferry.id(), FIRST, Samples.CORRECTED, "Not business.");

        assertThat(ids(Section.BUSINESS)).doesNotContain(ferry.id());
        assertThat(list(Section.TECHNOLOGY)).filteredOn(headline -> headline.id().equals(ferry.id()))
                .singleElement().satisfies(headline -> {
                    assertThat(headline.correctedAt()).isEqualTo(NOW);
                    assertThat(headline.version()).isEqualTo(2);
                });
    }

    @Test
    void everyArticleIsOnOnePageNewestFirst() {
        IntStream.range(0, 7).forEach(i -> articles.publish(sport(i), Samples.PUBLISHED.plusMillis(i * 500L)));

        List<Headline> seen = list(Section.SPORT);

        assertThat(seen).extracting(Headline::title).containsExactly("6", "5", "4", "3", "2", "1", "0");
        assertThat(list(null)).filteredOn(headline -> headline.section() == Section.SPORT).isEqualTo(seen);
    }

    @Test
    void refusesTheCursorOfAnotherSection() {
        IntStream.range(0, 2).forEach(i -> articles.publish(sport(i), Instant.parse("2001-01-01T00:00:00Z")));
        String cursor = articles.page(Section.SPORT, 1, null).nextCursor();

        assertThat(cursor).isNotNull();
        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> articles.page(Section.WORLD, 1, cursor));
        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> articles.page(null, 1, cursor));
    }

    @Test
    void whateverIsReadHereIsReadWithoutAScan() {
        assertThatIllegalStateException().isThrownBy(() -> client.scan(scan -> scan.tableName(table.name())))
                .withMessageContaining("never by a scan");
    }

    private List<String> ids(@Nullable Section section) {
        return list(section).stream().map(Headline::id).toList();
    }

    /** All headlines, three to a page. */
    private List<Headline> list(@Nullable Section section) {
        List<Headline> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<Headline> page = articles.page(section, 3, cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
            seen.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return seen;
    }

    private static Story counting(int number) {
        return new Story(Integer.toString(number), "Summary", "Body", Section.WORLD, "Byline");
    }

    private static Story sport(int number) {
        return new Story(Integer.toString(number), "Summary", "Body", Section.SPORT, "Byline");
    }

    private static void atOnce(Callable<Article> writer) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Article>> tasks = IntStream.range(0, WRITERS).mapToObj(i -> writer).toList();
            for (Future<Article> outcome : executor.invokeAll(tasks)) {
                outcome.get();
            }
        }
    }
}
