package dev.quartet.deploy.rule;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.document.YamlFile;
import dev.quartet.local.standin.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;
import tools.jackson.databind.JsonNode;

/** The tables on AWS have the keys and indexes of those that every store is tested with. */
class TablesTests {

    private static final Path DATA = Path.of("stacks/data.yaml");

    @Test
    void areTheSameOnAwsAndInTests() {
        assertThat(onAws(DATA)).isEqualTo(inTests());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IndexName: people-by-registration                                       | IndexName: people-by-name
            AttributeName: authorId                                                 | AttributeName: author
            NonKeyAttributes: [title, summary, byline, publishedAt, correctedAt, version] | NonKeyAttributes: [title]
            ProjectionType: ALL                                                     | ProjectionType: KEYS_ONLY
            AttributeName: pk                                                       | AttributeName: id
            """)
    void areNotWhereACopyIsBroken(String right, String wrong, @TempDir Path folder) throws IOException {
        String text = Files.readString(DATA);
        assertThat(text).contains(right);
        Path broken = Files.writeString(folder.resolve("data.yaml"), text.replace(right, wrong));

        assertThat(onAws(broken)).isNotEqualTo(inTests());
    }

    /** The last word of the name, and keys and indexes, each as a text that does not depend on an order. */
    private static Map<String, Set<String>> onAws(Path template) {
        Map<String, Set<String>> tables = new TreeMap<>();
        YamlFile.read(template).path("Resources").valueStream()
                .filter(resource -> resource.path("Type").asString().equals("AWS::DynamoDB::Table"))
                .map(resource -> resource.path("Properties")).forEach(table -> {
                    Set<String> parts = new TreeSet<>();
                    parts.add(keys(table));
                    table.path("GlobalSecondaryIndexes").forEach(index -> parts.add(index.path("IndexName").asString()
                            + keys(index) + projection(index.path("Projection"))));
                    tables.put(table.path("TableName").path("Fn::Sub").asString().replaceFirst("^.*-", ""), parts);
                });
        return tables;
    }

    private static String keys(JsonNode declaration) {
        return declaration.path("KeySchema").valueStream().map(key -> key.path("KeyType").asString() + ' ' + key.path(
                "AttributeName").asString()).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String projection(JsonNode projection) {
        return projection.path("ProjectionType").asString() + projection.path("NonKeyAttributes").valueStream()
                .map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> inTests() {
        Map<String, Set<String>> tables = new TreeMap<>();
        Map<String, BiConsumer<Tables, String>> stores = Map.of("people", Tables::createPeople, "articles",
                Tables::createArticles, "posts", Tables::createPosts);
        stores.forEach((name, create) -> {
            Recorder recorder = new Recorder();
            create.accept(new Tables(recorder), name);
            CreateTableRequest table = requireNonNull(recorder.created);
            Set<String> parts = new HashSet<>(Set.of(keys(table.keySchema().stream())));
            table.globalSecondaryIndexes().forEach(index -> parts.add(index.indexName() + keys(index.keySchema()
                    .stream()) + projection(index.projection())));
            tables.put(name, parts);
        });
        return tables;
    }

    private static String keys(Stream<KeySchemaElement> keys) {
        return keys.map(key -> key.keyTypeAsString() + ' ' + key.attributeName()).collect(Collectors.joining(", ", " (",
                ")"));
    }

    private static String projection(Projection projection) {
        return projection.projectionTypeAsString() + new TreeSet<>(projection.nonKeyAttributes());
    }

    /** Takes what is to be created, and says that it is there. */
    private static final class Recorder implements DynamoDbClient {

        private @Nullable CreateTableRequest created;

        @Override
        public CreateTableResponse createTable(CreateTableRequest request) {
            created = request;
            return CreateTableResponse.builder().build();
        }

        @Override
        public DescribeTableResponse describeTable(DescribeTableRequest request) {
            return DescribeTableResponse.builder().table(table -> table.tableStatus(TableStatus.ACTIVE)).build();
        }

        @Override
        public DynamoDbWaiter waiter() {
            return DynamoDbWaiter.builder().client(this).build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }
}
