package dev.quartet.blog.user;

import org.jspecify.annotations.Nullable;

/** What is known of a post's author at this moment. */
public sealed interface Author {

    /** The form of an id. */
    String ID = "[A-Za-z0-9._~-]{1,64}";

    String id();

    /** What they are called, or null where nobody could tell. */
    default @Nullable String name() {
        return null;
    }

    /** A registered person. */
    record Known(String id, String name) implements Author {}

    /** Nobody is registered under this id, or no longer. */
    record Unknown(String id) implements Author {}

    /** User-service could not be asked. */
    record Unasked(String id) implements Author {}
}
