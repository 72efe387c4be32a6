package dev.quartet.market.bar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bars of a symbol's year as they were read.
 *
 * @param bars by date
 * @param version the object's ETag, or null where there is no object yet
 */
record StoredYear(List<Bar> bars, @Nullable String version) {

    static final StoredYear NONE = new StoredYear(List.of(), null);
}
