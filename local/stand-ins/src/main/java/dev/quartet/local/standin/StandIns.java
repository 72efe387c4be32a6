package dev.quartet.local.standin;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * DynamoDB Local and S3Proxy, running as one process that ends with this one, however this one ends.
 *
 * <pre>{@code
 * try (var standIns = StandIns.startInMemory(); var dynamoDb = standIns.dynamoDbClient()) {
 *     new Tables(dynamoDb).createPeople("people");
 *     serviceProcess.environment().putAll(standIns.environment());
 * }
 * }</pre>
 */
public final class StandIns implements AutoCloseable {

    private static final Region REGION = Region.US_EAST_1;
    // Both stand-ins accept any credentials; these cannot be mistaken for real ones.
    private static final String ACCESS_KEY = "local";
    private static final String SECRET_KEY = "local-secret";

    private final ServerProcess server;

    private StandIns(ServerProcess server) {
        this.server = server;
    }

    /**
     * Starts both on free ports and keeps what they store, so that the next start over the same directory finds it.
     *
     * @throws StandInsException when they do not start; its message is one sentence for the person at the console
     */
    public static StandIns start(Path dataDirectory) {
        return start(dataDirectory, 0, 0);
    }

    /** As {@link #start(Path)}, on given ports (0 for a free one), for whoever restarts them under running services. */
    public static StandIns start(Path dataDirectory, int dynamoDbPort, int s3Port) {
        return new StandIns(ServerProcess.start(List.of("--data", dataDirectory.toString(), "--dynamodb-port",
                Integer.toString(dynamoDbPort), "--s3-port", Integer.toString(s3Port))));
    }

    /**
     * Starts both on free ports; what they store is gone with them.
     *
     * @throws StandInsException when they do not start; its message is one sentence for the person at the console
     */
    public static StandIns startInMemory() {
        return new StandIns(ServerProcess.start(List.of()));
    }

    /** The endpoint of DynamoDB, {@code http://127.0.0.1:PORT}. */
    public URI dynamoDb() {
        return server.dynamoDb();
    }

    /** The endpoint of S3, {@code http://127.0.0.1:PORT}. */
    public URI s3() {
        return server.s3();
    }

    /** The process that runs both, to watch for its end. */
    public Process process() {
        return server.process();
    }

    /** The environment under which a process's AWS SDK talks to these stand-ins and to nothing else. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_REGION", REGION.id(),
                "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb().toString(),
                "AWS_ENDPOINT_URL_S3", s3().toString(),
                "AWS_ACCESS_KEY_ID", ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY", SECRET_KEY,
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    /** The same as {@link #environment()} as the SDK's system properties, for clients in a JVM that runs already. */
    public Map<String, String> systemProperties() {
        return Map.of(
                "aws.region", REGION.id(),
                "aws.endpointUrlDynamoDb", dynamoDb().toString(),
                "aws.endpointUrlS3", s3().toString(),
                "aws.accessKeyId", ACCESS_KEY,
                "aws.secretAccessKey", SECRET_KEY,
                "aws.disableEc2Metadata", "true");
    }

    /** A new client of DynamoDB; the caller closes it. */
    public DynamoDbClient dynamoDbClient() {
        return local(DynamoDbClient.builder(), dynamoDb()).httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }

    /** A new client of S3; the caller closes it. */
    public S3Client s3Client() {
        return local(S3Client.builder(), s3()).httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }

    private static <B extends AwsClientBuilder<B, C>, C> B local(B builder, URI endpoint) {
        return builder.region(REGION)
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY,
                        SECRET_KEY)));
    }

    /** Ends the process and waits until it is gone. */
    @Override
    public void close() {
        server.stop(2, TimeUnit.SECONDS);
    }
}
