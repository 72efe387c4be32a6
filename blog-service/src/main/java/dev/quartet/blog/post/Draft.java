package dev.quartet.blog.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an author hands in.
 *
 * @param publishedAt the moment to put on the post, or null to leave that to the service
 */
record Draft(String authorId, String title, String markdown, String excerpt, @Nullable Instant publishedAt) {}
