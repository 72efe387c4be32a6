package dev.quartet.user.person;

import dev.quartet.support.aws.StoreUnavailableException;
import dev.quartet.support.dynamodb.Table;
import dev.quartet.support.dynamodb.TableQuery;
import dev.quartet.support.paging.Page;
import dev.quartet.support.version.IfMatch;
import dev.quartet.support.version.VersionConflictException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * People in DynamoDB: an item per person and an item per email that names its owner, written in one transaction, so
 * that an email never has two owners and is found without a scan ("Amazon DynamoDB Transactions: How it works").
 */
@Repository
public class People {

    private static final TableQuery.Partition EVERYBODY = new TableQuery.Partition("people-by-registration",
            PersonItem.LISTING, PersonItem.EVERYBODY, List.of(PersonItem.KEY, PersonItem.LISTING, PersonItem.SORT));

    private static final int MOST_ATTEMPTS = 8;

    private static final String ABSENT = "attribute_not_exists(pk)";

    private final DynamoDbClient client;

    private final Table table;

    private final TableQuery query;

    private final Clock clock;

    People(DynamoDbClient client, Table table, TableQuery query, Clock clock) {
        this.client = client;
        this.table = table;
        this.query = query;
        this.clock = clock;
    }

    /** Newest first. */
    public Page<Person> page(int limit, @Nullable String cursor) {
        return query.newestFirst(EVERYBODY, limit, cursor, PersonItem::read);
    }

    /**
     * One person.
     *
     * @throws PersonNotFoundException if nobody is registered under this id
     */
    public Person get(String id) {
        return find(id).orElseThrow(PersonNotFoundException::new);
    }

    /** Whoever the email belongs to, in whatever case it is written. */
    public Optional<Person> findByEmail(Email email) {
        return item(PersonItem.emailKey(email)).flatMap(lock -> find(PersonItem.text(lock, PersonItem.OWNER)));
    }

    /** Those of at most 100 ids that exist, in no order. */
    List<Person> findAll(List<String> ids) {
        List<Person> found = new ArrayList<>();
        Map<String, KeysAndAttributes> open = Map.of(table.name(), KeysAndAttributes.builder()
                .keys(ids.stream().distinct().map(PersonItem::key).toList()).build());
        for (int attempt = 1; !open.isEmpty(); attempt++) {
            pauseBefore(attempt, null);
            Map<String, KeysAndAttributes> keys = open;
            var answer = client.batchGetItem(request -> request.requestItems(keys));
            answer.responses().getOrDefault(table.name(), List.of()).stream().map(PersonItem::read).forEach(found::add);
            open = answer.unprocessedKeys();
        }
        return found;
    }

    Person register(String name, Email email, @Nullable String bio) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Person person = Person.register(UUID.randomUUID().toString(), name, email, bio, now);
        List<TransactWriteItem> writes = List.of(put(PersonItem.write(person), ABSENT),
                put(PersonItem.emailLock(person), ABSENT));
        TransactionCanceledException conflict = null;
        for (int attempt = 1;; attempt++) {
            pauseBefore(attempt, conflict);
            try {
                client.transactWriteItems(request -> request.transactItems(writes));
                return person;
            } catch (TransactionCanceledException e) {
                if (isRefused(e, 1)) {
                    throw new EmailTakenException();
                }
                conflict = e;
            }
        }
    }

    /**
     * Replaces what can be changed. The same change sent again, though the version has moved on by it, is answered with
     * its result.
     *
     * @throws VersionConflictException if the person has another version than those accepted
     */
    Person change(String id, IfMatch ifMatch, String name, Email email, @Nullable String bio) {
        TransactionCanceledException conflict = null;
        for (int attempt = 1;; attempt++) {
            pauseBefore(attempt, conflict);
            Person current = get(id);
            if (ifMatch.accepts(current.version() - 1) && current.isResultOf(name, email, bio)) {
                return current;
            }
            requireAccepted(ifMatch, current);
            Person changed = current.change(name, email, bio);
            try {
                write(current, changed);
                return changed;
            } catch (TransactionCanceledException e) {
                if (isRefused(e, 2)) {
                    throw new EmailTakenException();
                }
                conflict = e;
            }
        }
    }

    /** Does nothing where there is nobody. */
    void remove(String id, IfMatch ifMatch) {
        TransactionCanceledException conflict = null;
        for (int attempt = 1;; attempt++) {
            pauseBefore(attempt, conflict);
            Optional<Person> current = find(id);
            if (current.isEmpty()) {
                return;
            }
            requireAccepted(ifMatch, current.get());
            try {
                erase(current.get());
                return;
            } catch (TransactionCanceledException e) {
                conflict = e;
            }
        }
    }

    private void write(Person current, Person changed) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(replace(changed, current));
        if (!current.email().key().equals(changed.email().key())) {
            writes.add(delete(PersonItem.emailKey(current.email())));
            writes.add(put(PersonItem.emailLock(changed), ABSENT));
        }
        client.transactWriteItems(request -> request.transactItems(writes));
    }

    private void erase(Person current) {
        client.transactWriteItems(
                request -> request.transactItems(deleteVersion(current),
                        delete(PersonItem.emailKey(current.email()))));
    }

    private static void requireAccepted(IfMatch ifMatch, Person current) {
        if (!ifMatch.accepts(current.version())) {
            throw new VersionConflictException("person", current.version());
        }
    }

    private Optional<Person> find(String id) {
        return item(PersonItem.key(id)).map(PersonItem::read);
    }

    private Optional<Map<String, AttributeValue>> item(Map<String, AttributeValue> key) {
        var answer = client.getItem(request -> request.tableName(table.name()).key(key).consistentRead(true));
        return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    }

    private TransactWriteItem put(Map<String, AttributeValue> item, String condition) {
        return TransactWriteItem.builder().put(put -> put.tableName(table.name()).item(item)
                .conditionExpression(condition)).build();
    }

    private TransactWriteItem replace(Person changed, Person current) {
        Put put = Put.builder().tableName(table.name()).item(PersonItem.write(changed))
                .conditionExpression("version = :current").expressionAttributeValues(version(current)).build();
        return TransactWriteItem.builder().put(put).build();
    }

    private TransactWriteItem deleteVersion(Person current) {
        Delete delete = Delete.builder().tableName(table.name()).key(PersonItem.key(current.id()))
                .conditionExpression("version = :current").expressionAttributeValues(version(current)).build();
        return TransactWriteItem.builder().delete(delete).build();
    }

    private TransactWriteItem delete(Map<String, AttributeValue> key) {
        return TransactWriteItem.builder().delete(delete -> delete.tableName(table.name()).key(key)).build();
    }

    private static Map<String, AttributeValue> version(Person current) {
        return Map.of(":current", AttributeValue.fromN(Long.toString(current.version())));
    }

    private static boolean isRefused(TransactionCanceledException e, int index) {
        return e.cancellationReasons().size() > index
                && "ConditionalCheckFailed".equals(e.cancellationReasons().get(index).code());
    }

    /** Transactions that meet each other are both told to try again, so they step aside for a random while. */
    private static void pauseBefore(int attempt, @Nullable Throwable cause) {
        if (attempt > MOST_ATTEMPTS) {
            throw new StoreUnavailableException(cause == null ? new IllegalStateException("Throttled") : cause);
        }
        if (attempt > 1) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(5_000_000L << attempt));
        }
    }
}
