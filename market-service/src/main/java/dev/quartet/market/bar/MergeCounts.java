package dev.quartet.market.bar;

import org.jspecify.annotations.Nullable;

/**
 * What an upload did to the store.
 *
 * @param added bars of days that had none
 * @param changed bars that took the place of a different one
 * @param unchanged bars that were there already
 */
public record MergeCounts(int added, int changed, int unchanged) {

    static final MergeCounts NONE = new MergeCounts(0, 0, 0);

    static MergeCounts of(@Nullable Bar before, Bar after) {
        if (before == null) {
            return new MergeCounts(1, 0, 0);
        }
        return before.equals(after) ? new MergeCounts(0, 0, 1) : new MergeCounts(0, 1, 0);
    }

    MergeCounts plus(MergeCounts other) {
        return new MergeCounts(added + other.added, changed + other.changed, unchanged + other.unchanged);
    }

    boolean leaveAllAsItWas() {
        return added == 0 && changed == 0;
    }
}
