package dev.quartet.rehearsal.workflow;

import java.util.Collection;
import java.util.Locale;

/** How a step, a job or a run ended. */
public enum Result {

    SUCCESS, FAILURE, SKIPPED;

    /** As workflows write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of all together: bad if one is, and skipped if there was nothing else. */
    static Result of(Collection<Result> results) {
        if (results.contains(FAILURE)) {
            return FAILURE;
        }
        return results.isEmpty() || results.contains(SUCCESS) ? SUCCESS : SKIPPED;
    }
}
