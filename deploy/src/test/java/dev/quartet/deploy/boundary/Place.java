package dev.quartet.deploy.boundary;

import java.util.Map;

/**
 * Where a question is asked.
 *
 * @param environment whose roles are asked about
 * @param other the environment that they have no business in
 */
record Place(String environment, String other) {

    static final String ACCOUNT = "123456789012";
    static final String REGION = "ap-northeast-1";

    static final Place STAGING = new Place("staging", "production");
    static final Place PRODUCTION = new Place("production", "staging");

    /** Puts names in the place of the words in braces. */
    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> word : words().entrySet()) {
            filled = filled.replace('{' + word.getKey() + '}', word.getValue());
        }
        return filled;
    }

    private Map<String, String> words() {
        return Map.of(
                "account", ACCOUNT,
                "region", REGION,
                "here", REGION + ':' + ACCOUNT,
                "env", environment,
                "other", other,
                "roles", roles(),
                "bucket", bucket(environment),
                "otherbucket", bucket(other));
    }

    /** How the names of the environment's roles in this Region begin. */
    String roles() {
        return "quartet-%s-%s".formatted(environment, REGION);
    }

    private static String bucket(String environment) {
        return "quartet-%s-market-%s-%s".formatted(environment, ACCOUNT, REGION);
    }
}
