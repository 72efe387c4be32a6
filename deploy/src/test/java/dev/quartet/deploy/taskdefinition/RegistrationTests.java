package dev.quartet.deploy.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import tools.jackson.databind.json.JsonMapper;

/** What arrives at ECS is what stands in the file: the SDK loses and adds nothing. */
class RegistrationTests {

    @ParameterizedTest
    @ValueSource(strings = {"user-service", "news-service", "market-service", "blog-service", "member"})
    void sendsTheWholeFile(String name) throws IOException {
        TaskDefinition definition = new TaskDefinitions(Path.of("task-definitions")).render(name, LaunchType.FARGATE,
                NetworkMode.AWSVPC, Values.ALL);

        assertThat(new JsonMapper().readTree(sent(definition))).isEqualTo(definition.document());
    }

    private static String sent(TaskDefinition definition) throws IOException {
        CompletableFuture<String> body = new CompletableFuture<>();
        HttpServer ecs = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ecs.createContext("/", exchange -> {
            body.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = "{\"taskDefinition\":{\"revision\":1}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        ecs.start();
        try (EcsClient client = EcsClient.builder().region(Region.AP_NORTHEAST_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + ecs.getAddress().getPort()))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create()).build()) {
            assertThat(client.registerTaskDefinition(definition.request()).taskDefinition().revision()).isEqualTo(1);
            return body.join();
        } finally {
            ecs.stop(0);
        }
    }
}
