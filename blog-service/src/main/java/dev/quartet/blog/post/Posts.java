package dev.quartet.blog.post;

import dev.quartet.support.dynamodb.Table;
import dev.quartet.support.dynamodb.TableQuery;
import dev.quartet.support.paging.Page;
import dev.quartet.support.version.IfMatch;
import dev.quartet.support.version.VersionConflictException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Posts in DynamoDB: an item each, listed by two indexes, replaced only in the version that was read. */
@Repository
public class Posts {

    private static final TableQuery.Partition EVERY_POST = new TableQuery.Partition("posts-by-time", PostItem.LISTING,
            PostItem.EVERY_POST, List.of(PostItem.ID, PostItem.LISTING, PostItem.SORT));

    private static final int MOST_ATTEMPTS = 8;

    private static final int LONGEST_ID = 64;

    private final DynamoDbClient client;

    private final Table table;

    private final TableQuery query;

    private final Clock clock;

    Posts(DynamoDbClient client, Table table, TableQuery query, Clock clock) {
        this.client = client;
        this.table = table;
        this.query = query;
        this.clock = clock;
    }

    /** Newest first; of one author, or of all where none is given. */
    public Page<Post> page(@Nullable String authorId, int limit, @Nullable String cursor) {
        return query.newestFirst(authorId == null ? EVERY_POST : by(authorId), limit, cursor, PostItem::read);
    }

    /**
     * The post with this id.
     *
     * @throws PostNotFoundException if there is none
     */
    public Post get(String id) {
        return find(id).orElseThrow(PostNotFoundException::new);
    }

    Post write(Draft draft) {
        Post post = Post.write(UUID.randomUUID().toString(), draft, clock.instant());
        client.putItem(request -> request.tableName(table.name()).item(PostItem.write(post)));
        return post;
    }

    /**
     * Replaces what can be changed. The same change sent again, though the version has moved on by it, is answered with
     * its result.
     *
     * @throws VersionConflictException if the post has another version than those accepted
     */
    Post change(String id, IfMatch ifMatch, Draft draft) {
        for (int attempt = 1;; attempt++) {
            Post current = get(id);
            if (ifMatch.accepts(current.version() - 1) && current.isResultOf(draft)) {
                return current;
            }
            requireAccepted(ifMatch, current);
            Post changed = current.change(draft, clock.instant());
            if (replace(current, changed)) {
                return changed;
            }
            requireMore(attempt, current);
        }
    }

    /** Does nothing where there is no post. */
    void remove(String id, IfMatch ifMatch) {
        for (int attempt = 1;; attempt++) {
            Optional<Post> current = find(id);
            if (current.isEmpty()) {
                return;
            }
            requireAccepted(ifMatch, current.get());
            if (erase(current.get())) {
                return;
            }
            requireMore(attempt, current.get());
        }
    }

    private boolean replace(Post current, Post changed) {
        return holds(() -> client.putItem(request -> request.tableName(table.name()).item(PostItem.write(changed))
                .conditionExpression("version = :current").expressionAttributeValues(version(current))));
    }

    private boolean erase(Post current) {
        return holds(() -> client.deleteItem(request -> request.tableName(table.name()).key(PostItem.key(current.id()))
                .conditionExpression("version = :current").expressionAttributeValues(version(current))));
    }

    private static boolean holds(Runnable conditionalWrite) {
        try {
            conditionalWrite.run();
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static void requireAccepted(IfMatch ifMatch, Post current) {
        if (!ifMatch.accepts(current.version())) {
            throw new VersionConflictException("post", current.version());
        }
    }

    /** Only who accepts any version comes round again, and loses to the others at some time. */
    private static void requireMore(int attempt, Post current) {
        if (attempt == MOST_ATTEMPTS) {
            throw new VersionConflictException("post", current.version());
        }
    }

    private Optional<Post> find(String id) {
        // DynamoDB would refuse the empty key, and one of more than 2048 bytes, as errors of ours.
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            return Optional.empty();
        }
        var answer = client.getItem(request -> request.tableName(table.name()).key(PostItem.key(id))
                .consistentRead(true));
        return answer.hasItem() ? Optional.of(PostItem.read(answer.item())) : Optional.empty();
    }

    private static TableQuery.Partition by(String authorId) {
        return new TableQuery.Partition("posts-by-author", PostItem.AUTHOR, authorId,
                List.of(PostItem.ID, PostItem.AUTHOR, PostItem.SORT));
    }

    private static Map<String, AttributeValue> version(Post current) {
        return Map.of(":current", AttributeValue.fromN(Long.toString(current.version())));
    }
}
