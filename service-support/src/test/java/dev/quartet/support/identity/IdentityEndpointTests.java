package dev.quartet.support.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"spring.application.name=sample-service",
        "server.servlet.context-path=/sample", "server.address=127.0.0.1"})
class IdentityEndpointTests {

    private static final StubEndpoint METADATA = metadata();

    @LocalServerPort
    int port;

    @Autowired
    Identities identities;

    @AfterAll
    static void stop() {
        METADATA.close();
    }

    @Test
    void tellsWhoAnswersAndLetsNobodyKeepIt() throws Exception {
        HttpResponse<String> response = get();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode document = JsonMapper.shared().readTree(response.body());
        assertThat(document.path("service").asString()).isEqualTo("sample-service");
        assertThat(document.path("port").asInt()).isEqualTo(port);
        assertThat(document.propertyNames()).containsExactly("service", "version", "commit", "ip", "host", "port",
                "startedAt", "runtime");
    }

    @Test
    void tellsItsLengthWithoutTheDocumentWhenAskedForTheHead() throws Exception {
        HttpResponse<String> response = send(request().HEAD().build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValueAsLong("Content-Length").orElse(0)).isPositive();
        assertThat(response.body()).isEmpty();
    }

    @Test
    void answersAloneWhatNeedsNoThought() throws Exception {
        assertThat(send(request().header("Accept", "application/json").build()).statusCode()).isEqualTo(200);
        assertThat(send(request().header("Accept", "text/html;q=0.9, */*;q=0.1").build()).statusCode()).isEqualTo(200);
        assertThat(send(request().header("Accept", "image/png").build()).statusCode()).isEqualTo(406);
        assertThat(send(request().POST(HttpRequest.BodyPublishers.noBody()).build()).statusCode()).isEqualTo(405);
    }

    @Test
    void learnsFromEcsOnceItIsReady() {
        await().until(() -> get().body().contains("\"ip\":\"10.0.17.34\""));

        assertThat(identities.current().runtime().cluster()).isEqualTo("quartet-staging");
    }

    private HttpResponse<String> get() throws IOException, InterruptedException {
        return send(request().build());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/sample/json".formatted(port)));
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static StubEndpoint metadata() {
        try {
            return new StubEndpoint().as("fargate-awsvpc");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({IdentityAutoConfiguration.class, JacksonAutoConfiguration.class,
            HttpMessageConvertersAutoConfiguration.class, TomcatServletWebServerAutoConfiguration.class,
            DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class})
    static class Sample {

        @Bean
        Surroundings ecs() {
            return Samples.onEcs(Path.of("/nowhere"), METADATA.uri());
        }
    }
}
