package dev.quartet.blog.post;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.support.problem.InvalidInputException;
import dev.quartet.support.problem.Violation;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostTests {

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00.123456789Z");

    private static final Instant THEN = Instant.parse("2026-09-03T09:30:00Z");

    private final Post post = Post.write("id-1", draft("a", "Title", "*Text*", THEN), NOW);

    @Test
    void beginsAtVersionOne() {
        assertThat(post).isEqualTo(new Post("id-1", "a", "Title", "*Text*", "Excerpt", THEN, 1));
    }

    @Test
    void isPublishedNowUnlessToldOtherwise() {
        assertThat(Post.write("id-1", draft("a", "Title", "Text", null), NOW).publishedAt())
                .isEqualTo(Instant.parse("2026-11-21T09:30:00.123Z"));
        assertThat(Post.write("id-1", draft("a", "Title", "Text", NOW), NOW).publishedAt())
                .isEqualTo(Instant.parse("2026-11-21T09:30:00.123Z"));
    }

    @Test
    void isNotPublishedInTheFutureOrBeforeComputersCountTime() {
        assertRefused("/publishedAt", () -> Post.write("id-1", draft("a", "T", "T", NOW.plusNanos(1)), NOW));
        assertRefused("/publishedAt", () -> Post.write("id-1", draft("a", "T", "T", Instant.EPOCH.minusNanos(1)), NOW));
        assertRefused("/publishedAt", () -> post.change(draft("a", "T", "T", NOW.plusNanos(1)), NOW));
        assertThat(Post.write("id-1", draft("a", "T", "T", Instant.EPOCH), NOW).publishedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void keepsIdAuthorAndTimeWhenChanged() {
        assertThat(post.change(new Draft("a", "New", "New text", "New excerpt", null), NOW))
                .isEqualTo(new Post("id-1", "a", "New", "New text", "New excerpt", THEN, 2));
    }

    @Test
    void canBeGivenAnotherTime() {
        assertThat(post.change(draft("a", "New", "New text", NOW), NOW).publishedAt())
                .isEqualTo(Instant.parse("2026-11-21T09:30:00.123Z"));
    }

    @Test
    void keepsItsAuthor() {
        assertRefused("/authorId", () -> post.change(draft("b", "Title", "*Text*", null), NOW));
    }

    @Test
    void knowsWhatDraftItResultsFrom() {
        assertThat(post.isResultOf(draft("a", "Title", "*Text*", THEN))).isTrue();
        assertThat(post.isResultOf(draft("a", "Title", "*Text*", THEN.plusNanos(999_999)))).isTrue();
        assertThat(post.isResultOf(draft("a", "Title", "*Text*", null))).isTrue();
        assertThat(post.isResultOf(draft("a", "Title", "*Text*", NOW))).isFalse();
        assertThat(post.isResultOf(draft("a", "Title", "Text", THEN))).isFalse();
        assertThat(post.isResultOf(draft("a", "Other", "*Text*", THEN))).isFalse();
        assertThat(post.isResultOf(draft("b", "Title", "*Text*", THEN))).isFalse();
    }

    @Test
    void sortsByTimeAsAText() {
        String whole = sort(Instant.parse("2026-09-03T09:30:00Z"));
        String fraction = sort(Instant.parse("2026-09-03T09:30:00.500Z"));

        assertThat(whole).isEqualTo("2026-09-03T09:30:00.000Z#id-1").isLessThan(fraction);
        assertThat(fraction).isEqualTo("2026-09-03T09:30:00.500Z#id-1");
    }

    @Test
    void comesOutOfItsItemAsItWentIn() {
        assertThat(PostItem.read(PostItem.write(post))).isEqualTo(post);
    }

    private String sort(Instant publishedAt) {
        Post sorted = Post.write("id-1", draft("a", "T", "T", publishedAt), NOW);
        return requireNonNull(PostItem.write(sorted).get(PostItem.SORT)).s();
    }

    private static void assertRefused(String pointer, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(call)
                .extracting(e -> requireNonNull(e.getBody().getProperties()).get("errors"))
                .asInstanceOf(InstanceOfAssertFactories.list(Violation.class))
                .extracting(Violation::pointer).containsExactly(pointer);
    }

    private static Draft draft(String authorId, String title, String markdown, @Nullable Instant publishedAt) {
        return new Draft(authorId, title, markdown, "Excerpt", publishedAt);
    }
}
