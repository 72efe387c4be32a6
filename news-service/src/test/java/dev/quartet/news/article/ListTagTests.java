package dev.quartet.news.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.support.paging.Page;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListTagTests {

    @Test
    void isTheSameForTheSameList() {
        assertThat(tag("next", "json", headline("a", 1))).isEqualTo(tag("next", "json", headline("a", 1)))
                .matches("W/\"[0-9a-f]{24}\"");
    }

    @Test
    void isAnotherForAnythingElse() {
        assertThat(Stream.of(
                tag(null, "json"),
                tag(null, "json", headline("a", 1)),
                tag(null, "json", headline("a", 2)),
                tag(null, "json", headline("b", 1)),
                tag(null, "json", headline("a", 1), headline("b", 1)),
                tag(null, "json", headline("b", 1), headline("a", 1)),
                tag("next", "json", headline("a", 1)),
                tag(null, "atom", headline("a", 1)),
                tag("a:1", "json"))).doesNotHaveDuplicates();
    }

    private static String tag(@Nullable String cursor, String form, Headline... headlines) {
        return ListTag.of(new Page<>(List.of(headlines), cursor), form);
    }

    private static Headline headline(String id, long version) {
        return new Headline(id, "Title", "Summary", Section.WORLD, "Byline", Samples.PUBLISHED, null, version);
    }
}
