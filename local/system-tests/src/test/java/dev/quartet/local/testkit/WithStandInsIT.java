package dev.quartet.local.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.s3.S3Client;

@WithStandIns
class WithStandInsIT {

    private final String people = TestStores.peopleTable();

    @Test
    void clientWithoutSettingsFindsTheTables() {
        try (var client = DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
            for (var name : List.of(people, TestStores.articlesTable(), TestStores.postsTable())) {
                assertThat(client.describeTable(table -> table.tableName(name)).table().tableStatus())
                        .isEqualTo(TableStatus.ACTIVE);
            }
        }
    }

    @Test
    void clientWithoutSettingsFindsTheBucket() {
        try (var client = S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
            assertThat(client.listObjectsV2(list -> list.bucket(TestStores.bucket())).contents()).isEmpty();
        }
    }

    @Nested
    class InANestedClass {

        @Test
        void sharesTheStoresOfItsOuterClass() {
            assertThat(TestStores.peopleTable()).isEqualTo(people);
        }
    }
}
