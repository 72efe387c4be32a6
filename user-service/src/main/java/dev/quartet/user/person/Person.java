package dev.quartet.user.person;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A registered person.
 *
 * @param id given by the service, never changes
 * @param email theirs alone
 * @param bio a few words about them, or null
 * @param version starts at 1, grows by one with each change
 */
public record Person(String id, String name, Email email, @Nullable String bio, Instant registeredAt, long version) {

    static Person register(String id, String name, Email email, @Nullable String bio, Instant now) {
        return new Person(id, name, email, bio, now, 1);
    }

    Person change(String newName, Email newEmail, @Nullable String newBio) {
        return new Person(id, newName, newEmail, newBio, registeredAt, version + 1);
    }

    /** Whether this is what that change, made to the version before, has led to. */
    boolean isResultOf(String newName, Email newEmail, @Nullable String newBio) {
        return name.equals(newName) && email.equals(newEmail) && Objects.equals(bio, newBio);
    }
}
