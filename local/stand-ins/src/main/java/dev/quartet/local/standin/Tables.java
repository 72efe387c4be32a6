package dev.quartet.local.standin;

import static software.amazon.awssdk.services.dynamodb.model.KeyType.HASH;
import static software.amazon.awssdk.services.dynamodb.model.KeyType.RANGE;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Makes the services' tables, under any name; a table that is there already is left alone. */
public final class Tables {

    private static final Projection ALL = Projection.builder().projectionType(ProjectionType.ALL).build();
    // An index always carries its own keys, and DynamoDB refuses them here: one of the two has the section as a key.
    private static final Projection HEADLINES_BY_TIME = including("title", "summary", "section", "byline",
            "publishedAt", "correctedAt", "version");
    private static final Projection HEADLINES_BY_SECTION = including("title", "summary", "byline", "publishedAt",
            "correctedAt", "version");

    private final DynamoDbClient client;

    /** The client stays the caller's to close. */
    public Tables(DynamoDbClient client) {
        this.client = client;
    }

    /** user-service's table: key {@code pk}, index {@code people-by-registration}; active on return. */
    public void createPeople(String name) {
        create(name, "pk", List.of(index("people-by-registration", "listing", ALL)));
    }

    /** news-service's table: key {@code id}, indexes {@code articles-by-time} and {@code -by-section}; active on return. */
    public void createArticles(String name) {
        create(name, "id", List.of(
                index("articles-by-time", "listing", HEADLINES_BY_TIME),
                index("articles-by-section", "section", HEADLINES_BY_SECTION)));
    }

    /** blog-service's table: key {@code id}, indexes {@code posts-by-time} and {@code -by-author}; active on return. */
    public void createPosts(String name) {
        create(name, "id", List.of(index("posts-by-time", "listing", ALL), index("posts-by-author", "authorId", ALL)));
    }

    private void create(String name, String key, List<GlobalSecondaryIndex> indexes) {
        var request = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key(key, HASH))
                .attributeDefinitions(attributes(key, indexes))
                .globalSecondaryIndexes(indexes)
                .build();
        try {
            client.createTable(request);
        } catch (ResourceInUseException e) {
            requireSameKeys(request);
        }
        client.waiter().waitUntilTableExists(table -> table.tableName(name));
    }

    private void requireSameKeys(CreateTableRequest wanted) {
        var found = client.describeTable(table -> table.tableName(wanted.tableName())).table();
        var foundIndexes = found.globalSecondaryIndexes().stream().map(index -> index.indexName()).toList();
        var wantedIndexes = wanted.globalSecondaryIndexes().stream().map(GlobalSecondaryIndex::indexName).toList();
        boolean same = found.keySchema().equals(wanted.keySchema()) && Set.copyOf(foundIndexes).equals(Set.copyOf(
                wantedIndexes));
        if (!same) {
            throw new StandInsException(
                    "The table " + wanted.tableName() + " in the stand-ins' data was made by another"
                            + " version of this project; delete that data and start again.");
        }
    }

    private static GlobalSecondaryIndex index(String name, String hashKey, Projection projection) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key(hashKey, HASH), key("sort", RANGE))
                .projection(projection)
                .build();
    }

    private static Projection including(String... attributes) {
        return Projection.builder().projectionType(ProjectionType.INCLUDE).nonKeyAttributes(attributes).build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static List<AttributeDefinition> attributes(String key, List<GlobalSecondaryIndex> indexes) {
        var indexed = indexes.stream().flatMap(index -> index.keySchema().stream())
                .map(KeySchemaElement::attributeName);
        return Stream.concat(Stream.of(key), indexed)
                .distinct()
                .map(name -> AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S))
                .map(AttributeDefinition.Builder::build)
                .toList();
    }
}
