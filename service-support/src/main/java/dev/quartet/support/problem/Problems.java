package dev.quartet.support.problem;

import org.springframework.http.HttpStatus;

/** Fixed texts for errors whose own text must not leave the process. */
final class Problems {

    private Problems() {}

    static String publicDetail(HttpStatus status) {
        if (status.is5xxServerError()) {
            return "Something went wrong on our side. Try again; if it stays, tell the operators the requestId.";
        }
        return status == HttpStatus.NOT_FOUND
                ? "There is nothing here. The service's page at / links to what there is."
                : "The request cannot be served as it is: %s.".formatted(status.getReasonPhrase());
    }
}
