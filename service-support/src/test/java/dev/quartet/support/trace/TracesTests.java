package dev.quartet.support.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.quartet.support.settings.InvalidSettingException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TracesTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final ObservationRegistry observations = ObservationRegistry.create();

    private final Map<String, String> sent = new HashMap<>();

    private final List<String> received = new CopyOnWriteArrayList<>();

    private final HttpServer collector = collector();

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void goesOnWithTheTraceThatARequestCameWithAndNamesItInTheLog() {
        try (Traces traces = traces(endpoint())) {
            traces.customize(observations);
            MockHttpServletRequest request = request("/people");

            String named = observe(request);

            assertThat(named).isEqualTo(TRACE);
            assertThat(sent.get("traceparent")).startsWith("00-" + TRACE).doesNotContain("00f067aa0ba902b7");
            assertThat(request.getAttribute("trace.id")).isEqualTo(TRACE);
            assertThat(MDC.get("trace.id")).isNull();
        }
        assertThat(received).singleElement().asString().contains("sample-service", "1.2.3", "service.version");
    }

    @Test
    void passesOverWhatMachinesAskAllDay() {
        try (Traces traces = traces(endpoint())) {
            traces.customize(observations);
            MockHttpServletRequest request = request("/livez");

            assertThat(observe(request)).isEqualTo("null");
            assertThat(request.getAttribute("trace.id")).isNull();
        }
    }

    @Test
    void isOffWithoutACollector() {
        try (Traces traces = traces(" ")) {
            traces.customize(observations);

            assertThat(observe(request("/people"))).isEqualTo("null");
            assertThat(sent).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithItsSettings() {
        try (Traces traces = traces("collector")) {
            assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> traces.customize(observations))
                    .withMessageStartingWith("OTEL_EXPORTER_OTLP_ENDPOINT is 'collector': OpenTelemetry refuses");
        }
    }

    private String endpoint() {
        return "http://127.0.0.1:" + collector.getAddress().getPort();
    }

    private HttpServer collector() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Traces traces(String endpoint) {
        return new Traces(new MockEnvironment().withProperty(Traces.SETTING, endpoint)
                .withProperty("spring.application.name", "sample-service")
                .withProperty("spring.application.version", "1.2.3"));
    }

    private static MockHttpServletRequest request(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.addHeader("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        return request;
    }

    /** The trace that the log names while the request is served, which makes a call of its own. */
    private String observe(MockHttpServletRequest request) {
        ServerRequestObservationContext served = new ServerRequestObservationContext(request,
                new MockHttpServletResponse());
        return Observation.createNotStarted("served", () -> served, observations).observe(() -> {
            RequestReplySenderContext<Map<String, String>, String> call = new RequestReplySenderContext<>(
                    (headers, name, value) -> sent.put(name, value), Kind.CLIENT);
            call.setCarrier(sent);
            Observation.createNotStarted("call", () -> call, observations).observe(() -> {});
            return String.valueOf(MDC.get("trace.id"));
        });
    }
}
