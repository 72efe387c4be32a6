package dev.quartet.support.trace;

import dev.quartet.support.request.RequestId;
import dev.quartet.support.request.Requests;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** A span for each request that is not routine, in the trace that it came with; and the request's id in the span. */
final class RequestSpans extends PropagatingReceiverTracingObservationHandler<ServerRequestObservationContext> {

    RequestSpans(Tracer tracer, Propagator propagator) {
        super(tracer, propagator);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ServerRequestObservationContext server && server.getCarrier() != null
                && !Requests.isRoutine(server.getCarrier());
    }

    @Override
    public void onStart(ServerRequestObservationContext context) {
        super.onStart(context);
        Span span = getRequiredSpan(context);
        HttpServletRequest request = context.getCarrier();
        if (request != null) {
            Requests.nameTrace(request, span.context().traceId());
        }
        String id = RequestId.current();
        if (id != null) {
            span.tag("http.request.id", id);
        }
    }
}
