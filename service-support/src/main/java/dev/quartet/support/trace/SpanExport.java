package dev.quartet.support.trace;

import dev.quartet.support.settings.InvalidSettingException;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.EventListener;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Map;

/**
 * The SDK of OpenTelemetry, which reads its own {@code OTEL_…} variables, behind Micrometer's observations. Only
 * {@link Traces} uses this class, and only when there is somebody to send to.
 */
record SpanExport(OpenTelemetrySdk sdk, ObservationHandler<?> handler) implements AutoCloseable {

    /** What holds unless the environment says otherwise: spans only, and the port that collectors have for HTTP. */
    private static final Map<String, String> DEFAULTS = Map.of("otel.exporter.otlp.protocol", "http/protobuf",
            "otel.metrics.exporter", "none", "otel.logs.exporter", "none", "otel.propagators", "tracecontext");

    /**
     * Begins to send.
     *
     * @throws InvalidSettingException if OpenTelemetry refuses what the environment says
     */
    static SpanExport start(String endpoint, String service, String version) {
        EventListener traceInLog = new Slf4JEventListener("trace.id", "span.id");
        ContextStorage.addWrapper(new EventPublishingContextWrapper(traceInLog::onEvent));
        try {
            OpenTelemetrySdk sdk = sdk(Map.of("otel.exporter.otlp.endpoint", endpoint, "otel.service.name", service),
                    Resource.builder().put("service.version", version).build());
            return new SpanExport(sdk, handler(sdk, traceInLog));
        } catch (ConfigurationException e) {
            throw new InvalidSettingException(Traces.SETTING, endpoint,
                    "OpenTelemetry refuses its settings (%s); mend them, or leave this one out to do without traces."
                            .formatted(e.getMessage()));
        }
    }

    private static OpenTelemetrySdk sdk(Map<String, String> settings, Resource service) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> DEFAULTS)
                .addPropertiesSupplier(() -> settings)
                .addResourceCustomizer((resource, config) -> service.merge(resource))
                .disableShutdownHook()
                .build().getOpenTelemetrySdk();
    }

    private static ObservationHandler<?> handler(OpenTelemetrySdk sdk, EventListener traceInLog) {
        Tracer spans = sdk.getTracer("dev.quartet");
        OtelTracer tracer = new OtelTracer(spans, new OtelCurrentTraceContext(), traceInLog::onEvent);
        OtelPropagator propagator = new OtelPropagator(sdk.getPropagators(), spans);
        return new FirstMatchingCompositeObservationHandler(new RequestSpans(tracer, propagator),
                new PropagatingSenderTracingObservationHandler<>(tracer, propagator));
    }

    @Override
    public void close() {
        sdk.close();
    }
}
