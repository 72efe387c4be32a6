package dev.quartet.deploy.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** The stacks of one Region of the emulator. */
public final class Stacks implements AutoCloseable {

    private final CloudFormationClient cloudFormation;
    private final Path templates;

    /**
     * Takes the templates.
     *
     * @param templates their folder
     */
    public Stacks(Emulator emulator, String region, Path templates) {
        this.cloudFormation = emulator.client(CloudFormationClient.builder(), region);
        this.templates = templates;
    }

    /** Makes one of an environment's stacks. */
    public void create(Stack stack, Environment environment) {
        create(stack.name(), text(templates.resolve(stack.template() + ".yaml")), stack.parameters(), environment);
    }

    /** Makes one that a person makes, and no environment lists. */
    public void create(String name, String template, Map<String, String> parameters, Environment environment) {
        cloudFormation.createStack(request -> request.stackName(name).templateBody(template)
                .capabilities(Capability.CAPABILITY_NAMED_IAM)
                .parameters(parameters.entrySet().stream().map(Stacks::parameter).toList())
                .tags(tag("project", "quartet"), tag("environment", environment.name()),
                        tag("owner", environment.owner())));
        assertThat(describe(name).stackStatus()).as(name).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    /** The text of a template. */
    public String template(String template) {
        return text(templates.resolve(template + ".yaml"));
    }

    private static Parameter parameter(Map.Entry<String, String> parameter) {
        return Parameter.builder().parameterKey(parameter.getKey()).parameterValue(parameter.getValue()).build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    software.amazon.awssdk.services.cloudformation.model.Stack describe(String name) {
        return cloudFormation.describeStacks(request -> request.stackName(name)).stacks().getFirst();
    }

    /** What the emulator made of a stack's resources; it says nothing of those that it skipped. */
    public List<StackResource> resources(String name) {
        return cloudFormation.describeStackResources(request -> request.stackName(name)).stackResources().stream()
                .filter(resource -> resource.physicalResourceId() != null).toList();
    }

    void delete(String name) {
        cloudFormation.deleteStack(request -> request.stackName(name));
    }

    /** Those that there are. */
    public List<String> names() {
        return cloudFormation.describeStacks().stacks().stream().map(
                software.amazon.awssdk.services.cloudformation.model.Stack::stackName).toList();
    }

    @Override
    public void close() {
        cloudFormation.close();
    }
}
