package dev.quartet.local.testkit;

import dev.quartet.local.standin.StandIns;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The one process of this test JVM, and a client of each half. */
record SharedStandIns(StandIns standIns, DynamoDbClient dynamoDb, S3Client s3, AtomicInteger names)
        implements
            AutoCloseable {

    static SharedStandIns start() {
        var standIns = StandIns.startInMemory();
        standIns.systemProperties().forEach(System::setProperty);
        return new SharedStandIns(standIns, standIns.dynamoDbClient(), standIns.s3Client(), new AtomicInteger());
    }

    String freshName(String kind) {
        return "test-" + kind + "-" + names.incrementAndGet();
    }

    @Override
    public void close() {
        dynamoDb.close();
        s3.close();
        standIns.close();
    }
}
