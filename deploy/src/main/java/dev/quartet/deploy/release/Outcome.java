package dev.quartet.deploy.release;

/**
 * What became of one service in one Region.
 *
 * @param revision that was to run, such as {@code quartet-staging-user-service:7}; empty if it did not come to that
 * @param runs what runs now, in words
 * @param reason what went wrong; empty if nothing did
 */
record Outcome(String region, String service, Result result, String revision, String digest, String runs,
        String reason) {

    enum Result {
        /** A revision runs that did not run before. */
        RELEASED,
        /** It ran already. */
        UNCHANGED,
        /** It does not run, or not well. */
        FAILED,
        /** Not tried, because it failed in a Region before. */
        SKIPPED
    }

    boolean isGood() {
        return result == Result.RELEASED || result == Result.UNCHANGED;
    }
}
