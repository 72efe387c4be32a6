package dev.quartet.news.article;

import java.time.Instant;

/** One article, for tests that need any. */
final class Samples {

    static final Instant PUBLISHED = Instant.parse("2026-09-01T06:15:00Z");

    static final Story FERRY = new Story("Electric ferry cleared", "She is quieter than the gulls.",
            "The Solveig may carry passengers.\n\nFares stay as they are.", Section.BUSINESS, "Jonas Lindqvist");

    static final Story CORRECTED = new Story("Electric ferry cleared", "She is quieter than the gulls.",
            "The Solveig may carry 180 passengers.", Section.TECHNOLOGY, "Jonas Lindqvist");

    private Samples() {}
}
