package dev.quartet.deploy.release;

import java.util.List;

/**
 * How a release ended.
 *
 * @param reason what went wrong; empty if nothing did
 */
record Verdict(String reason) {

    static final Verdict GOOD = new Verdict("");

    /** The same, with more to say if it went wrong. */
    Verdict with(List<String> details) {
        return isGood() || details.isEmpty() ? this : new Verdict(reason + '\n' + String.join("\n", details));
    }

    boolean isGood() {
        return reason.isEmpty();
    }
}
