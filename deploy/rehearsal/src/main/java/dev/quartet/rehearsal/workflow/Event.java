package dev.quartet.rehearsal.workflow;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a workflow runs.
 *
 * @param commit that it runs for
 * @param payload what GitHub tells about the event
 * @param inputs by somebody who started it by hand
 */
public record Event(String name, String commit, ObjectNode payload, Map<String, String> inputs) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Somebody pushed a commit to main of a public repository. */
    public static Event push(String before, String commit, String message) {
        ObjectNode payload = repository().put("before", before);
        payload.putObject("head_commit").put("message", message);
        return new Event("push", commit, payload, Map.of());
    }

    /** Somebody started it by hand. */
    public static Event byHand(String commit, Map<String, String> inputs) {
        return new Event("workflow_dispatch", commit, repository(), inputs);
    }

    private static ObjectNode repository() {
        ObjectNode payload = NODES.objectNode();
        payload.putObject("repository").put("private", false);
        return payload;
    }

    ObjectNode github() {
        ObjectNode github = NODES.objectNode().put("event_name", name).put("sha", commit).put("run_id", "1");
        github.set("event", payload);
        return github;
    }
}
