package dev.quartet.news.article;

import dev.quartet.support.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** 404: there never was an article of this id. */
public final class ArticleNotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    ArticleNotFoundException() {
        super(HttpStatus.NOT_FOUND, "article-not-found",
                "There is no article of this id. GET articles lists those that there are.");
    }
}
