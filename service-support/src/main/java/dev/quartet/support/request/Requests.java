package dev.quartet.support.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** What the log's lines and the traces must agree on about a request. */
public final class Requests {

    /** The field of a trace's id in the log, by the Elastic Common Schema, and the attribute that keeps it. */
    static final String TRACE = "trace.id";

    private static final Set<String> ROUTINE = Set.of("/json", "/livez", "/readyz", "/actuator/prometheus");

    private Requests() {}

    /**
     * Whether machines ask this every few seconds, or thousands of times in one: it is counted, but there is no line and
     * no span of each.
     */
    public static boolean isRoutine(HttpServletRequest request) {
        return ROUTINE.contains(String.valueOf(request.getServletPath()));
    }

    /** Names the trace that a request belongs to, for the line that is written when the trace is over. */
    public static void nameTrace(HttpServletRequest request, String traceId) {
        request.setAttribute(TRACE, traceId);
    }
}
