package dev.quartet.news.article;

import dev.quartet.support.aws.StoreUnavailableException;
import dev.quartet.support.dynamodb.Table;
import dev.quartet.support.dynamodb.TableQuery;
import dev.quartet.support.dynamodb.TableQuery.Partition;
import dev.quartet.support.paging.Page;
import dev.quartet.support.version.IfMatch;
import dev.quartet.support.version.VersionConflictException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Articles in DynamoDB: an item each, replaced only on condition of its version, and two sparse indexes by time that
 * hold the headlines of all and of each section ("Take advantage of sparse indexes").
 */
@Repository
public class Articles {

    private static final Partition EVERYTHING = new Partition("articles-by-time", ArticleItem.LISTING, ArticleItem.ALL,
            List.of(ArticleItem.KEY, ArticleItem.LISTING, ArticleItem.SORT));

    private static final int MOST_ATTEMPTS = 8;

    private final DynamoDbClient client;

    private final Table table;

    private final TableQuery query;

    private final Clock clock;

    Articles(DynamoDbClient client, Table table, TableQuery query, Clock clock) {
        this.client = client;
        this.table = table;
        this.query = query;
        this.clock = clock;
    }

    /**
     * Headlines, newest first.
     *
     * @param section the only one wanted, or null for all
     */
    public Page<Headline> page(@Nullable Section section, int limit, @Nullable String cursor) {
        return query.newestFirst(section == null ? EVERYTHING : of(section), limit, cursor, ArticleItem::readHeadline);
    }

    /**
     * One article, whole.
     *
     * @throws ArticleNotFoundException if there never was one
     * @throws ArticleRetractedException if there was
     */
    public Article get(String id) {
        Map<String, AttributeValue> item = find(id).orElseThrow(ArticleNotFoundException::new);
        Instant retractedAt = ArticleItem.retractedAt(item);
        if (retractedAt != null) {
            throw new ArticleRetractedException(retractedAt);
        }
        return ArticleItem.read(item);
    }

    Article publish(Story story, @Nullable Instant publishedAt) {
        Article article = Article.publish(UUID.randomUUID().toString(), story, publishedAt, clock.instant());
        // Without a condition: the id is new, and a write that the SDK repeats must not meet itself.
        client.putItem(put -> put.tableName(table.name()).item(ArticleItem.write(article)));
        return article;
    }

    /**
     * Replaces the story and says why. The same correction sent again, though the version has moved on by it, is
     * answered with its result.
     *
     * @throws VersionConflictException if the article has another version than those accepted
     */
    Article correct(String id, IfMatch ifMatch, Story story, String note) {
        return untilUncontested(() -> {
            Article current = get(id);
            if (ifMatch.accepts(current.version() - 1) && current.isResultOf(story, note)) {
                return current;
            }
            requireAccepted(ifMatch, current);
            Article corrected = current.correct(story, note, clock.instant());
            replace(current, ArticleItem.write(corrected));
            return corrected;
        });
    }

    /** Leaves a tombstone; does nothing where there is no article, or none any more. */
    void retract(String id, IfMatch ifMatch) {
        untilUncontested(() -> {
            Optional<Article> current = find(id).filter(item -> ArticleItem.retractedAt(item) == null)
                    .map(ArticleItem::read);
            current.ifPresent(article -> {
                requireAccepted(ifMatch, article);
                Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                replace(article, ArticleItem.tombstone(article, now));
            });
            return current;
        });
    }

    private static Partition of(Section section) {
        return new Partition("articles-by-section", ArticleItem.SECTION, section.toString(),
                List.of(ArticleItem.KEY, ArticleItem.SECTION, ArticleItem.SORT));
    }

    private Optional<Map<String, AttributeValue>> find(String id) {
        var answer = client.getItem(get -> get.tableName(table.name()).key(ArticleItem.key(id)).consistentRead(true));
        return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    }

    private void replace(Article current, Map<String, AttributeValue> item) {
        client.putItem(put -> put.tableName(table.name()).item(item).conditionExpression("version = :current")
                .expressionAttributeValues(Map.of(":current", ArticleItem.number(current.version()))));
    }

    private static void requireAccepted(IfMatch ifMatch, Article current) {
        if (!ifMatch.accepts(current.version())) {
            throw new VersionConflictException("article", current.version());
        }
    }

    /** Who was overtaken reads again: most learn then that their version is gone, and If-Match: * tries anew. */
    private static <T> T untilUncontested(Supplier<T> change) {
        for (int attempt = 1;; attempt++) {
            try {
                return change.get();
            } catch (ConditionalCheckFailedException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw new StoreUnavailableException(e);
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(5_000_000L << attempt));
            }
        }
    }
}
