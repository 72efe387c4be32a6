package dev.quartet.deploy.cost;

/** How well a price is known. */
enum Confidence {

    /** Found in a source that the table names. */
    QUOTED,
    /** Written from memory, and checked by nobody. */
    REMEMBERED;

    /** That of a sum, which is known as badly as its worst part. */
    Confidence and(Confidence other) {
        return compareTo(other) < 0 ? other : this;
    }
}
