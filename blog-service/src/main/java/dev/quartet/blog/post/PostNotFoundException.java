package dev.quartet.blog.post;

import dev.quartet.support.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** 404: there is no post with this id. */
public final class PostNotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    PostNotFoundException() {
        super(HttpStatus.NOT_FOUND, "post-not-found",
                "There is no post with this id. GET posts lists those that there are.");
    }
}
