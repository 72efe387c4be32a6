package dev.quartet.deploy.rule;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A task is told what its service asks for, and nothing that nobody asks for. */
final class KnownSettings implements Rule {

    // Read by the AWS SDK and by Spring Boot, which map them to settings of theirs.
    private static final Pattern OF_LIBRARIES = Pattern.compile("AWS_.*|LOGGING_.*|SPRING_.*|SERVER_.*");

    @Override
    public String name() {
        return "settings that somebody reads";
    }

    @Override
    public void check(ServiceView service, Consumer<String> complaints) {
        Set<String> told = new TreeSet<>();
        service.container().path("environment").forEach(variable -> told.add(variable.path("name").asString()));
        Set<String> asked = asked(service);
        told.stream().filter(variable -> !asked.contains(variable) && !OF_LIBRARIES.matcher(variable).matches())
                .forEach(variable -> complaints.accept("%s is set, and nothing in the service asks for it.".formatted(
                        variable)));
        asked.stream().filter(variable -> !told.contains(variable)).forEach(variable -> complaints.accept(
                "the service asks for %s, and it is not set.".formatted(variable)));
    }

    /** Every service could ask for a table, by service-support: only one with DynamoDB on its class path does. */
    private static Set<String> asked(ServiceView service) {
        Set<String> asked = new TreeSet<>(service.project().variables(service.name()));
        asked.removeIf(variable -> variable.equals("TABLE_NAME") && !service.project().storeVariable(service.name())
                .equals(variable));
        return asked;
    }
}
