package dev.quartet.support.trace;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationRegistryCustomizer;
import org.springframework.core.env.Environment;

/**
 * Makes spans of what is observed, once {@code OTEL_EXPORTER_OTLP_ENDPOINT} names a collector ("OpenTelemetry Protocol
 * Exporter" of the OpenTelemetry specification). This is asked when the service starts, not by a condition on a bean:
 * Spring decides conditions when an image is built. Without an endpoint no class of OpenTelemetry is loaded.
 */
final class Traces implements ObservationRegistryCustomizer<ObservationRegistry>, AutoCloseable {

    static final String SETTING = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private final Environment environment;

    private @Nullable SpanExport export;

    Traces(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void customize(ObservationRegistry registry) {
        String endpoint = environment.getProperty(SETTING);
        if (endpoint != null && !endpoint.isBlank()) {
            SpanExport started = SpanExport.start(endpoint, environment.getProperty("spring.application.name",
                    "unknown"), environment.getProperty("spring.application.version", "unknown"));
            registry.observationConfig().observationHandler(started.handler());
            export = started;
        }
    }

    /** Sends what is left. */
    @Override
    public void close() {
        if (export != null) {
            export.close();
        }
    }
}
