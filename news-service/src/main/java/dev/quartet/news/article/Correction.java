package dev.quartet.news.article;

import java.time.Instant;

/**
 * That an article was corrected, told to its readers.
 *
 * @param note what was wrong
 */
public record Correction(Instant at, String note) {

    static final int LONGEST_NOTE = 500;

    public Correction {
        note = Story.line("note", note, LONGEST_NOTE);
    }
}
