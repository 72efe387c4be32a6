package dev.quartet.support.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StoreCallsTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final HttpServer store = stub();

    private final ScheduledThreadPoolExecutor timers = AwsClients.timers();

    private final DynamoDbClient client = client();

    private volatile int status = 200;

    private volatile String answer = "{}";

    @BeforeEach
    void open() {
        store.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        store.start();
    }

    @AfterEach
    void close() {
        client.close();
        timers.close();
        store.stop(0);
    }

    @Test
    void timesEachOperation() {
        get();
        get();
        client.describeTable(request -> request.tableName("people"));

        assertThat(timer("GetItem", "success").count()).isEqualTo(2);
        assertThat(timer("GetItem", "success").totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(timer("DescribeTable", "success").count()).isEqualTo(1);
    }

    @Test
    void tellsARefusalFromAFailure() {
        status = 400;
        answer = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\"}";
        assertThatExceptionOfType(SdkException.class).isThrownBy(this::get);
        answer = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\"}";
        assertThatExceptionOfType(SdkException.class).isThrownBy(this::get);

        assertThat(timer("GetItem", "refused").count()).isEqualTo(1);
        assertThat(timer("GetItem", "failure").getId().getTag("error")).isEqualTo("ResourceNotFoundException");
    }

    @Test
    void countsACallWithAllItsAttemptsOnce() {
        status = 500;
        assertThatExceptionOfType(SdkException.class).isThrownBy(this::get);

        assertThat(timer("GetItem", "failure").count()).isEqualTo(1);
        assertThat(meters.getMeters()).hasSize(1);
    }

    @Test
    void countsAStoreThatIsAway() {
        store.stop(0);
        assertThatExceptionOfType(SdkException.class).isThrownBy(this::get);

        assertThat(timer("GetItem", "failure").count()).isEqualTo(1);
    }

    @Test
    void leavesNoTimerOfACallThatHasEnded() {
        get();

        assertThat(timers.getLargestPoolSize()).as("threads that time calls").isEqualTo(1);
        assertThat(timers.getQueue()).isEmpty();
    }

    private void get() {
        client.getItem(request -> request.tableName("people").key(Map.of("id", AttributeValue.fromS("a"))));
    }

    private Timer timer(String operation, String outcome) {
        return meters.get(StoreCalls.NAME).tags("store", "DynamoDb", "operation", operation, "outcome", outcome)
                .timer();
    }

    private DynamoDbClient client() {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters,
                DefaultMeterObservationHandler.IgnoredMeters.LONG_TASK_TIMER));
        AwsSettings settings = new AwsSettings(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(6));
        System.setProperty("aws.region", "eu-central-1");
        try {
            return new AwsClients(settings, UrlConnectionHttpClient.create(), new StoreCalls(observations), timers)
                    .build(DynamoDbClient.builder().credentialsProvider(AnonymousCredentialsProvider.create())
                            .endpointOverride(URI.create("http://127.0.0.1:" + store.getAddress().getPort())));
        } finally {
            System.clearProperty("aws.region");
        }
    }

    private static HttpServer stub() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
