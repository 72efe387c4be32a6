package dev.quartet.user.person;

import static java.util.Objects.requireNonNull;

import dev.quartet.support.dynamodb.SortKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A person, and an email's lock, as DynamoDB items. */
final class PersonItem {

    static final String KEY = "pk";

    static final String VERSION = "version";

    static final String OWNER = "personId";

    static final String LISTING = "listing";

    static final String SORT = "sort";

    static final String EVERYBODY = "people";

    private PersonItem() {}

    static Map<String, AttributeValue> key(String id) {
        return Map.of(KEY, AttributeValue.fromS("person#" + id));
    }

    static Map<String, AttributeValue> emailKey(Email email) {
        return Map.of(KEY, AttributeValue.fromS("email#" + email.key()));
    }

    static Map<String, AttributeValue> emailLock(Person person) {
        Map<String, AttributeValue> item = new HashMap<>(emailKey(person.email()));
        item.put(OWNER, AttributeValue.fromS(person.id()));
        return item;
    }

    static Map<String, AttributeValue> write(Person person) {
        Map<String, AttributeValue> item = new HashMap<>(key(person.id()));
        item.put("id", AttributeValue.fromS(person.id()));
        item.put("name", AttributeValue.fromS(person.name()));
        item.put("email", AttributeValue.fromS(person.email().address()));
        item.put("registeredAt", AttributeValue.fromS(person.registeredAt().toString()));
        item.put(VERSION, AttributeValue.fromN(Long.toString(person.version())));
        item.put(LISTING, AttributeValue.fromS(EVERYBODY));
        item.put(SORT, AttributeValue.fromS(SortKey.of(person.registeredAt(), person.id())));
        if (person.bio() != null) {
            item.put("bio", AttributeValue.fromS(person.bio()));
        }
        return item;
    }

    static Person read(Map<String, AttributeValue> item) {
        AttributeValue bio = item.get("bio");
        return new Person(text(item, "id"), text(item, "name"), new Email(text(item, "email")),
                bio == null ? null : bio.s(), Instant.parse(text(item, "registeredAt")),
                Long.parseLong(requireNonNull(item.get(VERSION)).n()));
    }

    static String text(Map<String, AttributeValue> item, String name) {
        return requireNonNull(item.get(name), name).s();
    }
}
