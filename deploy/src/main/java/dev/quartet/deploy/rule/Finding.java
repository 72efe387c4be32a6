package dev.quartet.deploy.rule;

/**
 * Something that does not agree.
 *
 * @param rule what should hold
 * @param where environment, Region and service, or file
 * @param complaint a sentence that names both sides
 */
public record Finding(String rule, String where, String complaint) {

    @Override
    public String toString() {
        return "%s: %s".formatted(where, complaint);
    }
}
