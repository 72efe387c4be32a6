package dev.quartet.support.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.quartet.support.paging.Cursors;
import dev.quartet.support.paging.InvalidCursorException;
import dev.quartet.support.paging.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads one partition of an index by page, newest first. */
public final class TableQuery {

    private final DynamoDbClient client;

    private final Table table;

    public TableQuery(DynamoDbClient client, Table table) {
        this.client = client;
        this.table = table;
    }

    /**
     * What to read.
     *
     * @param index the index's name
     * @param partitionKey the index's hash key
     * @param partition its value
     * @param keyAttributes all key attributes of the index and of the table, strings, which make up a position
     */
    public record Partition(String index, String partitionKey, String partition, List<String> keyAttributes) {

        String list() {
            return index + '/' + partition;
        }
    }

    /**
     * One page of a partition.
     *
     * @param limit the most items that the page may have
     * @param cursor from the page before, or null for the first page
     * @param toItem makes an item of its attributes
     * @throws dev.quartet.support.paging.InvalidCursorException if the cursor is not of this partition
     */
    public <T> Page<T> newestFirst(Partition partition, int limit, @Nullable String cursor,
            Function<Map<String, AttributeValue>, T> toItem) {
        // One more than asked for tells whether there is a next page, so that no page but
        // the first is ever empty. DynamoDB also stops at 1 MB, and then names a last key itself.
        QueryRequest.Builder query = QueryRequest.builder().tableName(table.name()).indexName(partition.index())
                .keyConditionExpression("#partition = :partition")
                .expressionAttributeNames(Map.of("#partition", partition.partitionKey()))
                .expressionAttributeValues(Map.of(":partition", AttributeValue.fromS(partition.partition())))
                .scanIndexForward(false).limit(limit + 1);
        if (cursor != null) {
            query.exclusiveStartKey(startKey(partition, cursor));
        }
        QueryResponse answer = client.query(query.build());
        List<Map<String, AttributeValue>> found = answer.items();
        List<Map<String, AttributeValue>> shown = found.subList(0, Math.min(limit, found.size()));
        boolean more = found.size() > limit || (answer.hasLastEvaluatedKey() && !found.isEmpty());
        return new Page<>(shown.stream().map(toItem).toList(), more ? cursor(partition, shown.getLast()) : null);
    }

    private static Map<String, AttributeValue> startKey(Partition partition, String cursor) {
        Map<String, String> position = Cursors.decode(partition.list(), cursor);
        if (!position.keySet().equals(Set.copyOf(partition.keyAttributes()))
                || !partition.partition().equals(position.get(partition.partitionKey()))) {
            throw new InvalidCursorException();
        }
        Map<String, AttributeValue> key = new HashMap<>();
        position.forEach((name, value) -> key.put(name, AttributeValue.fromS(value)));
        return key;
    }

    private static String cursor(Partition partition, Map<String, AttributeValue> last) {
        Map<String, String> position = new HashMap<>();
        partition.keyAttributes().forEach(name -> position.put(name, requireNonNull(last.get(name)).s()));
        return Cursors.encode(partition.list(), position);
    }
}
