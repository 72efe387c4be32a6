package dev.quartet.image.training;

import dev.quartet.local.standin.Buckets;
import dev.quartet.local.standin.StandIns;
import dev.quartet.local.standin.StandInsException;
import dev.quartet.local.standin.Tables;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The store that a service trains with: its own schema, in the stand-ins. */
record TrainingStores(StandIns standIns, String service) implements AutoCloseable {

    private static final String NAME = "quartet-training";

    static TrainingStores start(String service) {
        try {
            return new TrainingStores(StandIns.startInMemory(), service);
        } catch (StandInsException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Makes the store; the environment tells a service where it is. */
    Map<String, String> make() {
        var environment = new HashMap<>(standIns.environment());
        try (DynamoDbClient dynamoDb = standIns.dynamoDbClient(); S3Client s3 = standIns.s3Client()) {
            var tables = new Tables(dynamoDb);
            switch (service) {
                case "user-service" -> tables.createPeople(NAME);
                case "news-service" -> tables.createArticles(NAME);
                case "blog-service" -> tables.createPosts(NAME);
                case "market-service" -> new Buckets(s3).create(NAME);
                default -> throw new TrainingException("Which store %s needs is not known here.".formatted(service));
            }
        }
        environment.put(service.equals("market-service") ? "BUCKET_NAME" : "TABLE_NAME", NAME);
        return environment;
    }

    @Override
    public void close() {
        standIns.close();
    }
}
