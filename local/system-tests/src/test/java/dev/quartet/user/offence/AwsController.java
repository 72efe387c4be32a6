package dev.quartet.user.offence;

import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@RestController
final class AwsController {

    private final DynamoDbClient client;

    AwsController(DynamoDbClient client) {
        this.client = client;
    }

    String serviceName() {
        return client.serviceName();
    }
}
