package dev.quartet.support.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.quartet.support.problem.ProblemAutoConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"server.servlet.context-path=/sample",
        "server.address=127.0.0.1"})
class AccessLogTests {

    private final Logger logger = (Logger) LoggerFactory.getLogger(AccessLogValve.LOGGER);

    private final Lines lines = new Lines();

    @LocalServerPort
    int port;

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
    }

    @Test
    void tellsWhatWasAskedWithoutAnythingOfAPerson() throws Exception {
        send(HttpRequest.newBuilder(uri("/people/mina@example.com?token=secret")).header("X-Request-Id", "order-4711"));

        ILoggingEvent line = onlyLine();
        assertThat(line.getFormattedMessage()).matches("GET /people/\\{email} 200, 10 bytes in \\d+ ms");
        assertThat(fields(line)).containsEntry("http.request.method", "GET")
                .containsEntry("http.route", "/people/{email}").containsEntry("http.response.status_code", "200")
                .containsEntry("http.response.bytes", "10").containsEntry("http.request.id", "order-4711")
                .hasEntrySatisfying("event.duration", nanos -> assertThat(Long.parseLong(nanos)).isPositive());
        assertThat(line.getFormattedMessage() + fields(line)).doesNotContain("mina", "secret", "127.0.0.1");
    }

    @Test
    void tellsTheStatusThatTheClientGot() throws Exception {
        send(HttpRequest.newBuilder(uri("/people")).POST(BodyPublishers.ofString("x")));
        send(HttpRequest.newBuilder(uri("/broken")));
        send(HttpRequest.newBuilder(uri("/nobody/here")));

        await().until(() -> lines.all.size() == 3);
        assertThat(lines.all).extracting(line -> line.getFormattedMessage().replaceAll(",.*", "")).containsExactly(
                "POST /people 201", "GET /broken 500", "GET /** 404");
        assertThat(fields(lines.all.get(1)).get("http.response.bytes")).isNotEqualTo("0");
    }

    @Test
    void tellsOfWhatTomcatAnswersItself() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET /sample/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(
                    StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
        }

        assertThat(onlyLine().getFormattedMessage()).startsWith("GET none 400,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/json", "/livez", "/readyz", "/actuator/prometheus"})
    void leavesOutWhatMachinesAskAllDayUnlessItFails(String path) throws Exception {
        send(HttpRequest.newBuilder(uri(path)));
        send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()));

        assertThat(onlyLine().getFormattedMessage()).startsWith("POST " + path + " 405,");
    }

    @Test
    void givesTheRequestsIdToEveryLineInBetween() throws Exception {
        String body = send(HttpRequest.newBuilder(uri("/seen")).header("X-Request-Id", "order-4711"));

        assertThat(body).isEqualTo("order-4711");
        assertThat(fields(onlyLine())).containsEntry("http.request.id", "order-4711");
    }

    private ILoggingEvent onlyLine() {
        await().until(() -> !lines.all.isEmpty());
        assertThat(lines.all).hasSize(1);
        return lines.all.getFirst();
    }

    private static Map<String, String> fields(ILoggingEvent line) {
        return line.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key,
                pair -> String.valueOf(pair.value)));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:%d/sample%s".formatted(port, path));
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final List<ILoggingEvent> all = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent line) {
            all.add(line);
        }
    }

    @RestController
    static class SampleController {

        @GetMapping("/people/{email}")
        String person(@PathVariable String email) {
            return "0123456789";
        }

        @PostMapping("/people")
        @ResponseStatus(HttpStatus.CREATED)
        void register() {}

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("secret");
        }

        @GetMapping("/seen")
        String seen() {
            return String.valueOf(MDC.get(RequestId.FIELD));
        }

        @GetMapping({"/json", "/livez", "/readyz", "/actuator/prometheus"})
        String unremarkable() {
            return "fine";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(SampleController.class)
    @ImportAutoConfiguration({RequestAutoConfiguration.class, ProblemAutoConfiguration.class,
            JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
            TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
    static class Sample {}
}
