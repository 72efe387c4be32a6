package dev.quartet.support.request;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.MDC;

/**
 * Puts the request's id into the log's context and into the answer. A valve rather than a filter, so that it is there for
 * the errors too that Tomcat itself answers.
 */
final class RequestIdValve extends ValveBase {

    /** Where the id is kept for what happens when the log's context is empty again. */
    static final String ATTRIBUTE = RequestId.class.getName();

    private static final String LOAD_BALANCER = "X-Amzn-Trace-Id";

    RequestIdValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String id = RequestId.of(request.getHeader(RequestId.HEADER), request.getHeader(LOAD_BALANCER));
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(RequestId.HEADER, id);
        MDC.put(RequestId.FIELD, id);
        try {
            getNext().invoke(request, response);
        } finally {
            MDC.remove(RequestId.FIELD);
        }
    }
}
