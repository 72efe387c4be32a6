package dev.quartet.deploy.stack;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A CloudFormation template.
 *
 * @param name that of its file, without {@code .yaml}
 * @param text as it stands in the file
 * @param document its text as a tree, functions in their long form
 */
public record Template(String name, String text, JsonNode document) {

    private static final String SERVICE = "Service";

    Map<String, Parameter> parameters() {
        return document.path("Parameters").propertyStream()
                .map(declaration -> Parameter.of(declaration.getKey(), declaration.getValue()))
                .collect(Collectors.toMap(Parameter::name, Function.identity()));
    }

    /** The services of which each gets a stack of its own; empty if it is one stack for all. */
    List<String> services() {
        return document.path("Parameters").path(SERVICE).path("AllowedValues").valueStream().map(JsonNode::asString)
                .toList();
    }

    /** Whether there is one for the account instead of one for each environment. */
    boolean isOfAccount() {
        return document.path("Parameters").path("Environment").isMissingNode();
    }

    /** The name of the stack that an environment makes of it, for one service if it has one for each. */
    String stackName(String environment, String service) {
        if (isOfAccount()) {
            return "quartet-" + name;
        }
        String prefix = "quartet-" + environment + '-';
        if (service.isEmpty()) {
            return prefix + name;
        }
        return name.equals("service") ? prefix + service : prefix + service + '-' + name;
    }
}
