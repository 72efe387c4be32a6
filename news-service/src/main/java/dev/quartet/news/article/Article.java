package dev.quartet.news.article;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A published article.
 *
 * @param id given by the service, never changes
 * @param publishedAt to the millisecond, never changes
 * @param correction the last one, or null
 * @param version starts at 1, grows by one with each correction
 */
public record Article(String id, Story story, Instant publishedAt, @Nullable Correction correction, long version) {

    /** Older than the first newspaper, and within the Gregorian calendar, which an Atom date is in. */
    static final Instant EARLIEST = Instant.parse("1600-01-01T00:00:00Z");

    /**
     * A new article.
     *
     * @param publishedAt when it first appeared, or null for now
     * @throws ImpossiblePublicationException if that lies ahead, or before newspapers
     */
    static Article publish(String id, Story story, @Nullable Instant publishedAt, Instant now) {
        Instant appeared = publishedAt == null ? now : publishedAt;
        if (appeared.isAfter(now) || appeared.isBefore(EARLIEST)) {
            throw new ImpossiblePublicationException();
        }
        return new Article(id, story, appeared.truncatedTo(ChronoUnit.MILLIS), null, 1);
    }

    /** Never dated before what it corrects, though clocks of two instances differ, so that a reader sees what is newer. */
    Article correct(Story corrected, String note, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        Instant at = time.isBefore(changedAt()) ? changedAt() : time;
        return new Article(id, corrected, publishedAt, new Correction(at, note), version + 1);
    }

    /** Whether this is what that correction, made to the version before, has led to. */
    boolean isResultOf(Story corrected, String note) {
        return correction != null && correction.note().equals(note) && story.equals(corrected);
    }

    private Instant changedAt() {
        return correction == null ? publishedAt : correction.at();
    }
}
