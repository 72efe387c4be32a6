package dev.quartet.deploy.down;

/**
 * Something that is still there and could cost money.
 *
 * @param kind in a person's words, such as {@code NAT gateway}
 * @param name as one finds it at AWS
 */
record Leftover(String region, String kind, String name) {}
