package dev.quartet.news.article;

import dev.quartet.support.problem.ProblemException;
import java.time.Instant;
import org.springframework.http.HttpStatus;

/** 410: there was an article, and its publisher has taken it back. */
public final class ArticleRetractedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    ArticleRetractedException(Instant retractedAt) {
        super(HttpStatus.GONE, "article-retracted",
                "This article was retracted and does not come back. Remove your links to it.");
        property("retractedAt", retractedAt.toString());
    }
}
