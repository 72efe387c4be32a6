package dev.quartet.local.launcher.observe;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A program that shows something.
 *
 * @param name such as Prometheus
 * @param command how it is started; it has to end when its standard input does
 * @param environment what it is told beside its command
 * @param ready answers 200 once it can be used
 */
record Instrument(String name, List<String> command, Map<String, String> environment, URI ready) {

    Instrument {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
