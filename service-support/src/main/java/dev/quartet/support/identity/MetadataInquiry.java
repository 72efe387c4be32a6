package dev.quartet.support.identity;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Asks ECS about this task until it has told everything, a few times at growing intervals. A source that fails or is
 * not complete yet is asked again; what it told before is kept.
 */
final class MetadataInquiry implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(MetadataInquiry.class);

    private final Identities identities;
    private final MetadataEndpoint endpoint;
    private final Surroundings surroundings;
    private final JsonMapper json;
    private final List<Duration> pauses;

    private JsonNode task = MissingNode.getInstance();
    private JsonNode container = MissingNode.getInstance();
    private JsonNode file = MissingNode.getInstance();
    private @Nullable Exception failure;

    /** @param pauses between one attempt and the next; the inquiry ends after one attempt more than there are pauses */
    MetadataInquiry(Identities identities, MetadataEndpoint endpoint, Surroundings surroundings, JsonMapper json,
            List<Duration> pauses) {
        this.identities = identities;
        this.endpoint = endpoint;
        this.surroundings = surroundings;
        this.json = json;
        this.pauses = List.copyOf(pauses);
    }

    @Override
    public void run() {
        try {
            askUntilComplete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void askUntilComplete() throws InterruptedException {
        for (Duration pause : pauses) {
            if (ask()) {
                return;
            }
            Thread.sleep(pause);
        }
        if (!ask()) {
            LOG.info("ECS has not told everything about this task in {} attempts, the identity stays incomplete ({})",
                    pauses.size() + 1, failure == null ? "no answer failed" : failure.toString());
        }
    }

    private boolean ask() {
        failure = null;
        task = answer(endpoint::task, task);
        container = answer(endpoint::container, container);
        String path = surroundings.variable("ECS_CONTAINER_METADATA_FILE");
        if (path != null) {
            file = answer(() -> surroundings.content(path), file);
        }
        TaskMetadata told = TaskMetadata.of(task, container, file);
        identities.learn(facts -> facts.withTask(told));
        TaskInLog.tell(told);
        boolean isFileReady = path == null || "READY".equals(TaskMetadata.text(file.path("MetadataFileStatus")));
        return isFileReady && told.isComplete(listeningPort());
    }

    private int listeningPort() {
        Integer port = identities.facts().port();
        return port == null ? 0 : port;
    }

    private JsonNode answer(Source source, JsonNode before) {
        try {
            return json.readTree(source.read());
        } catch (IOException | JacksonException e) {
            failure = e;
            return before;
        }
    }

    @FunctionalInterface
    private interface Source {
        byte[] read() throws IOException;
    }
}
