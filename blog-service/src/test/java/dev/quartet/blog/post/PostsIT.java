package dev.quartet.blog.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@WithStandIns
class PostsIT {

    private static final int WRITERS = 16;

    private static final Instant THEN = Instant.parse("2026-09-03T09:30:00Z");

    private final Table table = new Table(TestStores.postsTable());

    private final Posts posts = new Posts(TestStores.dynamoDb(), table, new TableQuery(TestStores.dynamoDb(), table),
            Clock.systemUTC());

    @Test
    void keepsAPost() {
        Post post = posts.write(draft("ada", "Kept", null));

        assertThat(posts.get(post.id())).isEqualTo(post);
        assertThatExceptionOfType(PostNotFoundException.class).isThrownBy(() -> posts.get("none"));
    }

    @Test
    void keepsTheLongestTextThereMayBe() {
        Post post = posts.write(new Draft("ada", "Long", "漢".repeat(50_000), "漢", null));

        assertThat(posts.get(post.id())).isEqualTo(post);
    }

    @Test
    void noChangeIsLostAmongParallelWriters() throws Exception {
        Post counter = posts.write(draft("counter", "0", null));
        AtomicInteger conflicts = new AtomicInteger();

        atOnce(() -> {
            while (true) {
                Post current = posts.get(counter.id());
                String next = Integer.toString(Integer.parseInt(current.title()) + 1);
                try {
                    // The texts differ, so that no writer takes another's change for its own.
                    return posts.change(current.id(), version(current.version()), new Draft("counter", next,
                            Thread.currentThread().getName(), "", null));
                } catch (VersionConflictException e) {
                    conflicts.incrementAndGet();
                }
            }
        });

        assertThat(posts.get(counter.id()).title()).isEqualTo(Integer.toString(WRITERS));
        assertThat(posts.get(counter.id()).version()).isEqualTo(1 + WRITERS);
        assertThat(conflicts.get()).as("conflicts, without which this proves nothing").isPositive();
    }

    @Test
    void ofWritersWhoAcceptAnyVersionEachIsCountedOrTold() throws Exception {
        Post post = posts.write(draft("any", "0", null));
        AtomicInteger told = new AtomicInteger();

        atOnce(() -> {
            try {
                return posts.change(post.id(), IfMatch.ANY, draft("any", Thread.currentThread().getName(), null));
            } catch (VersionConflictException e) {
                return told.incrementAndGet();
            }
        });

        assertThat(posts.get(post.id()).version()).isEqualTo(1 + WRITERS - told.get());
    }

    @Test
    void theSameChangeAgainIsAnsweredWithItsResult() {
        Post post = posts.write(draft("ben", "First", THEN));

        Post changed = posts.change(post.id(), version(1), draft("ben", "Second", null));

        assertThat(changed.version()).isEqualTo(2);
        assertThat(posts.change(post.id(), version(1), draft("ben", "Second", null))).isEqualTo(changed);
        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> posts.change(post.id(), version(1), draft("ben", "Third", null)));
        assertThatExceptionOfType(PostNotFoundException.class)
                .isThrownBy(() -> posts.change("none", IfMatch.ANY, draft("ben", "Third", null)));
    }

    @Test
    void removingIsIdempotent() {
        Post post = posts.write(draft("dan", "Gone", null));

        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> posts.remove(post.id(), version(2)));
        posts.remove(post.id(), version(1));
        posts.remove(post.id(), version(1));

        assertThatExceptionOfType(PostNotFoundException.class).isThrownBy(() -> posts.get(post.id()));
        assertThat(posts.page("dan", 10, null).items()).isEmpty();
    }

    @Test
    void listsAnAuthorsPostsNewestFirst() {
        Post late = posts.write(draft("cleo", "Late", THEN.plusMillis(500)));
        Post early = posts.write(draft("cleo", "Early", THEN));
        Post latest = posts.write(draft("cleo", "Latest", THEN.plusSeconds(1)));
        posts.write(draft("other", "Other", THEN));

        assertThat(posts.page("cleo", 10, null).items()).containsExactly(latest, late, early);
        posts.change(early.id(), version(1), draft("cleo", "No longer early", THEN.plusSeconds(2)));
        assertThat(posts.page("cleo", 10, null).items()).extracting(Post::title)
                .containsExactly("No longer early", "Latest", "Late");
    }

    @Test
    void everyPostIsOnOnePage() {
        IntStream.range(0, 7).forEach(i -> posts.write(draft("eve", "Listed " + i, THEN.plusSeconds(i / 3))));

        List<Post> everybody = all(null);
        assertThat(everybody).doesNotHaveDuplicates().filteredOn(post -> post.authorId().equals("eve")).hasSize(7);
        assertThat(everybody).isSortedAccordingTo((a, b) -> b.publishedAt().compareTo(a.publishedAt()));
        assertThat(all("eve")).doesNotHaveDuplicates().hasSize(7);
    }

    @Test
    void refusesACursorOfAnotherList() {
        IntStream.range(0, 2).forEach(i -> posts.write(draft("finn", "Listed " + i, null)));
        String cursor = posts.page("finn", 1, null).nextCursor();

        assertThat(posts.page("finn", 1, cursor).items()).hasSize(1);
        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> posts.page("eve", 1, cursor));
        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> posts.page(null, 1, cursor));
    }

    private List<Post> all(@Nullable String author) {
        List<Post> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<Post> page = posts.page(author, 3, cursor);
            assertThat(page.items()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
            seen.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return seen;
    }

    private static Draft draft(String author, String title, @Nullable Instant publishedAt) {
        return new Draft(author, title, "Text of " + title, "Text", publishedAt);
    }

    private static IfMatch version(long version) {
        return IfMatch.valueOf("\"%d\"".formatted(version));
    }

    private static void atOnce(Callable<Object> writer) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(WRITERS)) {
            for (Future<Object> future : executor.invokeAll(Collections.nCopies(WRITERS, writer))) {
                future.get();
            }
        }
    }
}
