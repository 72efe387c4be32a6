package dev.quartet.deploy.status;

import java.net.URI;

/**
 * A service that is asked who it is.
 *
 * @param identity what answers
 */
record Watched(String region, String service, URI identity) {}
