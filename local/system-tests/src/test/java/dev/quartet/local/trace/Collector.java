package dev.quartet.local.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes spans as an OpenTelemetry collector does, by OTLP over HTTP in protobuf, and keeps them. */
final class Collector implements AutoCloseable {

    private final HttpServer server;

    private final List<Received> spans = new CopyOnWriteArrayList<>();

    private Collector(HttpServer server) {
        this.server = server;
    }

    static Collector start() throws IOException {
        Collector collector = new Collector(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        collector.server.createContext("/v1/traces", collector::receive);
        collector.server.start();
        return collector;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Received> spans() {
        return spans;
    }

    private void receive(HttpExchange exchange) throws IOException {
        ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList().stream()
                .flatMap(Collector::spans).forEach(spans::add);
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Stream<Received> spans(ResourceSpans resource) {
        String service = attributes(resource.getResource().getAttributesList()).getOrDefault("service.name", "");
        return resource.getScopeSpansList().stream().flatMap(scope -> scope.getSpansList().stream())
                .map(span -> new Received(service, span));
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, entry -> entry.getValue()
                .getStringValue()));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A span, and the service that sent it. */
    record Received(String service, Span span) {

        String traceId() {
            return HexFormat.of().formatHex(span.getTraceId().toByteArray());
        }

        String attribute(String name) {
            return attributes(span.getAttributesList()).getOrDefault(name, "");
        }

        boolean isChildOf(Received parent) {
            return span.getParentSpanId().equals(parent.span.getSpanId());
        }
    }
}
