package dev.quartet.support.paging;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param nextCursor what to ask the next page with, or null where this is the last
 */
@Schema(requiredProperties = {"items", "nextCursor"})
public record Page<T>(List<T> items,
        @Schema(description = "What to ask the next page with; null on the last page", nullable = true) @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> function) {
        return new Page<>(items.stream().<R>map(function).toList(), nextCursor);
    }
}
