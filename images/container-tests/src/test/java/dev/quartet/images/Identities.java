package dev.quartet.images;

import static org.awaitility.Awaitility.await;

import dev.quartet.local.testkit.EdgeContract.Http;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What instances say of themselves at {@code /json}. */
final class Identities {

    /** A service asks ECS beside its work, and again after a while: at a quarter of a CPU that takes its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Identities() {}

    static JsonNode current(URI base) {
        return Http.json(Http.get(base + "/json"));
    }

    /** The answer once it tells the given fact of its {@code runtime}, whatever it tells. */
    static JsonNode knowing(String fact, URI base) {
        return await().atMost(PATIENCE).until(() -> current(base),
                identity -> !identity.path("runtime").path(fact).isNull());
    }
}
