package dev.quartet.blog.post;

import static java.util.Objects.requireNonNull;

import dev.quartet.support.dynamodb.SortKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A post as a DynamoDB item. */
final class PostItem {

    static final String ID = "id";

    static final String AUTHOR = "authorId";

    static final String LISTING = "listing";

    static final String SORT = "sort";

    static final String EVERY_POST = "posts";

    private PostItem() {}

    static Map<String, AttributeValue> key(String id) {
        return Map.of(ID, AttributeValue.fromS(id));
    }

    static Map<String, AttributeValue> write(Post post) {
        Map<String, AttributeValue> item = new HashMap<>(key(post.id()));
        item.put(AUTHOR, AttributeValue.fromS(post.authorId()));
        item.put("title", AttributeValue.fromS(post.title()));
        item.put("markdown", AttributeValue.fromS(post.markdown()));
        item.put("excerpt", AttributeValue.fromS(post.excerpt()));
        item.put("publishedAt", AttributeValue.fromS(post.publishedAt().toString()));
        item.put("version", AttributeValue.fromN(Long.toString(post.version())));
        item.put(LISTING, AttributeValue.fromS(EVERY_POST));
        item.put(SORT, AttributeValue.fromS(SortKey.of(post.publishedAt(), post.id())));
        return item;
    }

    static Post read(Map<String, AttributeValue> item) {
        return new Post(text(item, ID), text(item, AUTHOR), text(item, "title"), text(item, "markdown"),
                text(item, "excerpt"), Instant.parse(text(item, "publishedAt")),
                Long.parseLong(requireNonNull(item.get("version")).n()));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return requireNonNull(item.get(name), name).s();
    }
}
