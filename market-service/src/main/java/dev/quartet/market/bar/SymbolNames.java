package dev.quartet.market.bar;

import java.util.List;

/**
 * Symbols' folders in the store, in its order.
 *
 * @param hasMore whether others follow
 */
record SymbolNames(List<String> names, boolean hasMore) {}
