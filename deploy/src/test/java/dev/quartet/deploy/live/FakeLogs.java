package dev.quartet.deploy.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Logs that tests write. */
public final class FakeLogs implements CloudWatchLogsClient {

    private final Map<String, List<String>> streams = new HashMap<>();
    private boolean vanishing;

    public synchronized void write(String group, String stream, List<String> lines) {
        streams.put(group + " " + stream, List.copyOf(lines));
    }

    /** Lets everything be gone once it was read. */
    public synchronized void vanishOnceRead() {
        vanishing = true;
    }

    @Override
    public synchronized GetLogEventsResponse getLogEvents(GetLogEventsRequest request) {
        List<String> lines = streams.get(request.logGroupName() + " " + request.logStreamName());
        if (lines == null) {
            throw ResourceNotFoundException.builder().message("The specified log stream does not exist.").build();
        }
        if (vanishing) {
            streams.clear();
        }
        return GetLogEventsResponse.builder().events(lines.subList(Math.max(0, lines.size() - request.limit()), lines
                .size()).stream().map(line -> OutputLogEvent.builder().message(line).build()).toList()).build();
    }

    @Override
    public String serviceName() {
        return "logs";
    }

    @Override
    public void close() {
        // Nothing to give back.
    }
}
