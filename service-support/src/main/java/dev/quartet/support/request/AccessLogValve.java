package dev.quartet.support.request;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line for each request, by the logger {@code access}: method, route, status, bytes and time. There is nothing of a
 * person in it: the route stands for the path, and address, query and body are left out. Tomcat's own access log writes
 * text to a file; this one goes where all lines go, in their form.
 *
 * <p>Tomcat calls it when the answer is sent, and so for what never came to a controller too, and with the bytes as they
 * were after compression.
 */
final class AccessLogValve extends ValveBase implements AccessLog {

    static final String LOGGER = "access";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

    private static final int FIRST_ERROR = 400;

    AccessLogValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long nanos) {
        if (LOG.isInfoEnabled() && isToldOf(request, response)) {
            write(request, response, nanos);
        }
    }

    private static boolean isToldOf(Request request, Response response) {
        return response.getStatus() >= FIRST_ERROR || !Requests.isRoutine(request);
    }

    private static void write(Request request, Response response, long nanos) {
        String route = route(request);
        long bytes = response.getBytesWritten(false);
        LoggingEventBuilder line = LOG.atInfo()
                .addKeyValue("http.request.method", request.getMethod())
                .addKeyValue("http.route", route)
                .addKeyValue("http.response.status_code", response.getStatus())
                .addKeyValue("http.response.bytes", bytes)
                .addKeyValue("event.duration", nanos);
        line = with(line, RequestId.FIELD, request.getAttribute(RequestIdValve.ATTRIBUTE));
        line = with(line, Requests.TRACE, request.getAttribute(Requests.TRACE));
        line.log("{} {} {}, {} bytes in {} ms", request.getMethod(), route, response.getStatus(), bytes,
                TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    /** The pattern that Spring MVC chose; what no controller was chosen for has none. */
    private static String route(Request request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null) {
            return pattern.toString();
        }
        return Requests.isRoutine(request) ? request.getServletPath() : "none";
    }

    private static LoggingEventBuilder with(LoggingEventBuilder line, String name, @Nullable Object value) {
        return value == null ? line : line.addKeyValue(name, value);
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // For who logs the client's address.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
