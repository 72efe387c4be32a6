package dev.quartet.support.dynamodb;

import dev.quartet.support.aws.AwsAutoConfiguration;
import dev.quartet.support.aws.AwsClients;
import dev.quartet.support.aws.StoreCheck;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table from TABLE_NAME and a client for it, in a service that has the SDK's dynamodb on its class path. */
@AutoConfiguration(after = AwsAutoConfiguration.class)
@ConditionalOnClass(DynamoDbClient.class)
public final class DynamoDbAutoConfiguration {

    @Bean
    Table table(@Value("${TABLE_NAME:}") String name) {
        return new Table(name);
    }

    @Bean
    DynamoDbClient dynamoDbClient(AwsClients clients) {
        return clients.build(DynamoDbClient.builder());
    }

    @Bean
    TableQuery tableQuery(DynamoDbClient client, Table table) {
        return new TableQuery(client, table);
    }

    @Bean
    StoreCheck tableCheck(DynamoDbClient client, Table table) {
        return new StoreCheck("DynamoDB table", Table.SETTING, table.name(),
                () -> client.describeTable(request -> request.tableName(table.name())));
    }
}
