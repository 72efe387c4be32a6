package dev.quartet.deploy.boundary;

import java.util.Map;

/**
 * One request to AWS.
 *
 * @param who as in the table
 * @param action such as {@code s3:GetObject}
 * @param resource an ARN, or {@code *} where AWS knows no narrower one
 * @param context what AWS knows of the request: condition key and value
 */
record Question(String who, String action, String resource, Map<String, String> context) {

    @Override
    public String toString() {
        String when = context.isEmpty() ? "" : " when " + context;
        return "%s, %s on %s%s".formatted(who, action, resource, when);
    }
}
