package dev.quartet.deploy.release;

/**
 * An image that is in a registry.
 *
 * @param image its name, with neither tag nor digest
 * @param built whether it was built and pushed just now; if not, it was there already
 */
record PushedImage(String region, String service, String image, String digest, boolean built) {

    String line() {
        return "%s  %s  %s@%s %s".formatted(region, service, image, digest, built ? "(built)" : "(was there already)");
    }
}
