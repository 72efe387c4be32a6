package dev.quartet.local.launcher.frontdoor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** What the front door says by itself, as RFC 9457 asks. */
final class Problems {

    private static final String RETRY_AFTER_SECONDS = "2";

    private Problems() {}

    static ServerResponse away(String service) {
        return answer(ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS), HttpStatus.SERVICE_UNAVAILABLE,
                "No instance of " + service + " can answer now: it is starting or being restarted. Try again in "
                        + RETRY_AFTER_SECONDS + " s; the console and .quartet/logs tell more.");
    }

    static ServerResponse broken(String service) {
        return of(HttpStatus.BAD_GATEWAY, "The instance of " + service + " that had this request went away before it "
                + "answered. Look whether the change was made before you send it again.");
    }

    static ServerResponse of(HttpStatus status, String detail) {
        return answer(ServerResponse.status(status), status, detail);
    }

    private static ServerResponse answer(ServerResponse.BodyBuilder builder, HttpStatus status, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        return builder.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
