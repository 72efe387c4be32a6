package dev.quartet.blog.post;

import dev.quartet.support.problem.InvalidInputException;
import dev.quartet.support.problem.Violation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post.
 *
 * @param id given by the service, never changes
 * @param authorId the id of a person at user-service, never changes
 * @param excerpt the beginning of the text, without Markdown
 * @param publishedAt to the millisecond
 * @param version starts at 1, grows by one with each change
 */
public record Post(String id, String authorId, String title, String markdown, String excerpt, Instant publishedAt,
        long version) {

    static Post write(String id, Draft draft, Instant now) {
        Instant publishedAt = draft.publishedAt() == null ? now : publishable(draft.publishedAt(), now);
        return new Post(id, draft.authorId(), draft.title(), draft.markdown(), draft.excerpt(),
                inMillis(publishedAt), 1);
    }

    Post change(Draft draft, Instant now) {
        if (!draft.authorId().equals(authorId)) {
            throw refused("/authorId", "must stay the same: a post keeps its author");
        }
        Instant newTime = draft.publishedAt() == null ? publishedAt : publishable(draft.publishedAt(), now);
        return new Post(id, authorId, draft.title(), draft.markdown(), draft.excerpt(), inMillis(newTime),
                version + 1);
    }

    /** Whether this is what that draft, put in the place of the version before, has led to. */
    boolean isResultOf(Draft draft) {
        return authorId.equals(draft.authorId()) && title.equals(draft.title()) && markdown.equals(draft.markdown())
                && isPublishedAt(draft.publishedAt());
    }

    private boolean isPublishedAt(@Nullable Instant time) {
        return time == null || publishedAt.equals(inMillis(time));
    }

    private static Instant publishable(Instant publishedAt, Instant now) {
        if (publishedAt.isAfter(now)) {
            throw refused("/publishedAt", "must not be in the future");
        }
        if (publishedAt.isBefore(Instant.EPOCH)) {
            throw refused("/publishedAt", "must not be before 1970");
        }
        return publishedAt;
    }

    private static Instant inMillis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static InvalidInputException refused(String pointer, String detail) {
        return new InvalidInputException(List.of(Violation.atPointer(pointer, detail)));
    }
}
