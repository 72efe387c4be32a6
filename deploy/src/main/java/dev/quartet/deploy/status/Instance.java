package dev.quartet.deploy.status;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who answered a request, as {@code /json} tells it.
 *
 * @param key tells instances apart, also two behind one address
 * @param label for people
 */
record Instance(String key, String label) {

    private static final int COMMIT = 7;

    /** Somebody who is no instance: an error of the load balancer, or silence. */
    static Instance none(String what) {
        return new Instance(what, what);
    }

    static Instance of(String json) {
        try {
            JsonNode identity = JsonMapper.shared().readTree(json);
            JsonNode runtime = identity.path("runtime");
            String address = address(identity, runtime);
            String task = runtime.path("taskArn").asString("");
            String label = Stream.of(address, runtime.path("availabilityZone").asString(""), identity.path("version")
                    .asString(""), commit(identity)).filter(text -> !text.isEmpty()).collect(Collectors.joining("  "));
            return new Instance(task.isEmpty() ? address + identity.path("startedAt").asString("") : task, label);
        } catch (JacksonException _) {
            return none("an answer that is no JSON");
        }
    }

    private static String address(JsonNode identity, JsonNode runtime) {
        String ip = identity.path("ip").asString("unknown address");
        // Several tasks of one host differ by its port only.
        return runtime.path("networkMode").asString("").equals("bridge")
                ? ip + ":" + runtime.path("hostPort").asString("")
                : ip;
    }

    private static String commit(JsonNode identity) {
        String commit = identity.path("commit").asString("");
        return commit.substring(0, Math.min(COMMIT, commit.length()));
    }
}
