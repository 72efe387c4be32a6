package dev.quartet.support.request;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.ProblemDetail;

/**
 * The id of the request that this thread serves. It comes from the client or from the load balancer; a request that
 * brings none is given one. It is a label to find things by, never a proof of anything.
 */
public final class RequestId {

    /** Brings the id, answers with it, and carries it to whom we call. */
    public static final String HEADER = "X-Request-Id";

    /** Its field in the log, by the Elastic Common Schema. */
    static final String FIELD = "http.request.id";

    private static final String TRACE_ROOT = "Root=";

    private static final int LONGEST = 64;

    private static final HexFormat HEX = HexFormat.of();

    private RequestId() {}

    /** The id, or null on a thread that serves no request. */
    public static @Nullable String current() {
        return MDC.get(FIELD);
    }

    /** Lets an answer name the id, as {@code requestId}, so that who reports it names the request too. */
    public static void nameIn(ProblemDetail problem) {
        String id = current();
        if (id != null) {
            problem.setProperty("requestId", id);
        }
    }

    /**
     * The id that was sent, or else the load balancer's, or else a new one.
     *
     * @param sent the header {@link #HEADER}
     * @param trace the header {@code X-Amzn-Trace-Id} ("Request tracing for your Application Load Balancer"), such as
     *     {@code Self=1-67891234-12456789abcdef012345678;Root=1-67891233-abcdef012345678912345678}
     */
    static String of(@Nullable String sent, @Nullable String trace) {
        String id = fit(sent);
        if (id == null) {
            id = fit(root(trace));
        }
        return id == null ? made() : id;
    }

    private static @Nullable String root(@Nullable String trace) {
        int start = trace == null ? -1 : trace.indexOf(TRACE_ROOT);
        if (trace == null || start < 0) {
            return null;
        }
        int end = trace.indexOf(';', start);
        return trace.substring(start + TRACE_ROOT.length(), end < 0 ? trace.length() : end);
    }

    /** An id that can stand in a log, a header and a document as it is: nobody writes lines of the log for us. */
    private static @Nullable String fit(@Nullable String id) {
        boolean isFit = id != null && !id.isEmpty() && id.length() <= LONGEST
                && id.chars().allMatch(RequestId::isPlain);
        return isFit ? id : null;
    }

    private static boolean isPlain(int character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9') || "-_.:".indexOf(character) >= 0;
    }

    /** Guessing it gains nobody anything, so it need not be a secure one. */
    private static String made() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }
}
