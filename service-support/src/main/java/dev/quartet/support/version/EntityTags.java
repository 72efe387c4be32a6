package dev.quartet.support.version;

/** A version as a strong entity tag. */
public final class EntityTags {

    private EntityTags() {}

    /** Version 3 becomes {@code "3"}, quotes included. */
    public static String of(long version) {
        return "\"%d\"".formatted(version);
    }
}
