package dev.quartet.deploy.release;

/**
 * How a release ended.
 *
 * @param reason what went wrong; empty if nothing did
 */
record Verdict(String reason) {

    static final Verdict GOOD = new Verdict("");

    boolean isGood() {
        return reason.isEmpty();
    }
}
