package dev.quartet.news.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** As much of an article as a list shows and an index holds. */
public record Headline(String id, String title, String summary, Section section, String byline, Instant publishedAt,
        @Nullable Instant correctedAt, long version) {

    /** When a reader last had reason to read it anew. */
    public Instant changedAt() {
        return correctedAt == null ? publishedAt : correctedAt;
    }
}
