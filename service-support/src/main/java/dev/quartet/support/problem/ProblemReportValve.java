package dev.quartet.support.problem;

import dev.quartet.support.request.RequestId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Errors that Tomcat answers itself, such as a request line it cannot read. Tomcat makes it by its class name. */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String id = RequestId.current();
        byte[] body = "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"%s}"
                .formatted(status.getReasonPhrase(), status.value(), Problems.publicDetail(status),
                        id == null ? "" : ",\"requestId\":\"" + id + "\"")
                .getBytes(StandardCharsets.UTF_8);
        // Tomcat has emptied the answer of a request that failed altogether.
        if (id != null) {
            response.setHeader(RequestId.HEADER, id);
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("The client left before its error was told", e);
        }
    }
}
