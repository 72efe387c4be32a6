package dev.quartet.news.article;

import dev.quartet.support.problem.InvalidInputException;
import dev.quartet.support.problem.Violation;
import java.util.List;

/** 400: nothing is published in the future, or before there were newspapers. */
final class ImpossiblePublicationException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    ImpossiblePublicationException() {
        super(List.of(Violation.atPointer("/publishedAt",
                "must not be in the future, nor before 1600; leave it out to publish now")));
    }
}
