package dev.quartet.deploy;

import dev.quartet.deploy.command.Pace;
import dev.quartet.deploy.command.Terminal;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.Environments;
import dev.quartet.deploy.stack.StackPlan;
import dev.quartet.deploy.stack.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A clone with a few small templates: registry of the account, network and data, route and service and scaling of two
 * services.
 */
public final class FakeClone {

    public static final Pace AT_ONCE = new Pace(Duration.ZERO);

    /** A pipeline's: nobody answers. */
    public static final Terminal NOBODY = new Terminal() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public @Nullable String readLine() {
            return null;
        }
    };

    private static final String SERVICE = "Service: {Type: String, AllowedValues: [user-service, news-service]}";

    private final Path root;
    private final Map<String, Map<String, String>> environments = new LinkedHashMap<>();
    private final Map<String, String> regions = new LinkedHashMap<>();

    public FakeClone(Path root) {
        this.root = root;
        template("registry", "{Replica: {Type: String, Default: ''}, Limit: {Type: Number, Default: 1}}", "x", "");
        template("network", "{Environment: {Type: String}, Size: {Type: Number, Default: 1}}", "x", "VpcId");
        template("data", "{Environment: {Type: String}, DataProtection: {Type: String, Default: full}}", "x", "Table");
        template("route", "{Environment: {Type: String}, %s}".formatted(SERVICE),
                "{Fn::ImportValue: !Sub 'quartet-${Environment}-network-VpcId'}", "Group");
        template("service", "{Environment: {Type: String}, TaskDefinitionArn: {Type: String}, %s}".formatted(SERVICE),
                "{Fn::ImportValue: !Sub 'quartet-${Environment}-${Service}-route-Group'}", "Name");
        template("scaling", "{Environment: {Type: String}, %s}".formatted(SERVICE),
                "{Fn::ImportValue: !Sub 'quartet-${Environment}-${Service}-Name'}", "");
        Map<String, String> stacks = new LinkedHashMap<>();
        for (String template : new String[]{"scaling", "service", "route", "network", "data", "registry"}) {
            stacks.put(template, "");
        }
        environments.put("staging", stacks);
        regions.put("staging", "ap-northeast-1: {}");
        writeEnvironment("staging");
    }

    private void template(String name, String parameters, String property, String export) {
        String outputs = export.isEmpty()
                ? "{}"
                : "{O: {Value: x, Export: {Name: !Sub '${AWS::StackName}-%s'}}}".formatted(export);
        write("deploy/stacks/%s.yaml".formatted(name), """
                Parameters: %s
                Resources: {Some: {Type: AWS::Some::Thing, Properties: {Some: %s}}}
                Outputs: %s
                """.formatted(parameters, property, outputs));
    }

    /** Gives a template's stack parameters, such as {@code Size: 7}. */
    public void setEnvironment(String environment, String template, String parameters) {
        environments.computeIfAbsent(environment, _ -> new LinkedHashMap<>()).put(template, parameters);
        writeEnvironment(environment);
    }

    /** Gives an environment its Regions, such as <code>ap-northeast-3: {}</code>, one to a line. */
    public void setRegions(String environment, String lines) {
        regions.put(environment, lines);
        writeEnvironment(environment);
    }

    private void writeEnvironment(String name) {
        String stacks = environments.getOrDefault(name, Map.of()).entrySet().stream()
                .map(stack -> "  %s: {%s}%n".formatted(stack.getKey(), stack.getValue())).collect(Collectors.joining());
        write("deploy/environments/%s.yaml".formatted(name), """
                account: "123456789012"
                owner: platform
                launchType: fargate
                networkMode: awsvpc
                regions:
                %s
                stacks:
                %s""".formatted(regions.getOrDefault(name, "ap-northeast-1: {}").indent(2), stacks));
    }

    private void write(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path root() {
        return root;
    }

    public Environment environment(String name) {
        return new Environments(root.resolve("deploy/environments")).read(name);
    }

    public String template(String name) {
        try {
            return Files.readString(root.resolve("deploy/stacks").resolve(name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public StackPlan plan(String name) {
        return StackPlan.of(environment(name), "ap-northeast-1", Templates.read(root.resolve("deploy/stacks")),
                service -> "arn:" + service);
    }
}
