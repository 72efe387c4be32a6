package dev.quartet.deploy.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.emulator.Emulator;
import dev.quartet.deploy.emulator.Stacks;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The policies of the account, read back once it is deployed: every parameter, function and import is resolved.
 *
 * @param trusts of roles, by the role's name
 * @param identity of roles, by the role's name: their inline policies, by their own names
 * @param managed policies of our own, by their names
 * @param endpoints of network endpoints, by the environment's name and the endpoint's, such as {@code staging S3}
 */
record Policies(Map<String, JsonNode> trusts, Map<String, Map<String, JsonNode>> identity,
        Map<String, JsonNode> managed, Map<String, JsonNode> endpoints) {

    private static final JsonMapper MAPPER = new JsonMapper();

    static Policies read(Emulator emulator, Stacks stacks) {
        Policies policies = new Policies(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        try (IamClient iam = emulator.client(IamClient.builder(), Place.REGION);
                Ec2Client ec2 = emulator.client(Ec2Client.builder(), Place.REGION)) {
            iam.listRolesPaginator().roles().forEach(role -> policies.add(iam, role));
            iam.listPoliciesPaginator(request -> request.scope(PolicyScopeType.LOCAL)).policies()
                    .forEach(policy -> policies.add(iam, policy));
            stacks.names().stream().filter(name -> name.endsWith("-network"))
                    .forEach(name -> policies.addEndpoints(ec2, stacks, name));
        }
        return policies;
    }

    private void add(IamClient iam, Role role) {
        trusts.put(role.roleName(), decoded(role.assumeRolePolicyDocument()));
        Map<String, JsonNode> inline = new HashMap<>();
        iam.listRolePolicies(request -> request.roleName(role.roleName())).policyNames()
                .forEach(name -> inline.put(name, decoded(iam.getRolePolicy(request -> request.roleName(role
                        .roleName()).policyName(name)).policyDocument())));
        identity.put(role.roleName(), inline);
        assertThat(iam.listAttachedRolePolicies(request -> request.roleName(role.roleName())).attachedPolicies())
                .as("%s has policies of its own only", role.roleName()).isEmpty();
    }

    private void add(IamClient iam, Policy policy) {
        managed.put(policy.policyName(), decoded(iam.getPolicyVersion(request -> request.policyArn(policy.arn())
                .versionId(policy.defaultVersionId())).policyVersion().document()));
    }

    private void addEndpoints(Ec2Client ec2, Stacks stacks, String stack) {
        String environment = stack.replace("quartet-", "").replace("-network", "");
        stacks.resources(stack).stream().filter(resource -> resource.resourceType().equals("AWS::EC2::VPCEndpoint"))
                .forEach(resource -> endpoints.put(environment + ' ' + resource.logicalResourceId().replace("Endpoint",
                        ""), parsed(
                                ec2.describeVpcEndpoints(request -> request.vpcEndpointIds(resource
                                        .physicalResourceId())).vpcEndpoints().getFirst().policyDocument())));
    }

    /** These, but where there are others of the same name, those. */
    Policies changedBy(Policies others) {
        return new Policies(merged(trusts, others.trusts), merged(identity, others.identity), merged(managed,
                others.managed), merged(endpoints, others.endpoints));
    }

    private static <T> Map<String, T> merged(Map<String, T> these, Map<String, T> others) {
        Map<String, T> merged = new HashMap<>(these);
        merged.putAll(others);
        return merged;
    }

    /** The statements of roles that allow all actions of a service, or of all, on everything and without a condition. */
    List<String> boundless() {
        return identity.entrySet().stream().flatMap(role -> role.getValue().entrySet().stream()
                .flatMap(policy -> policy.getValue().path("Statement").valueStream()
                        .filter(Policies::isBoundless)
                        .map(statement -> "%s, %s: %s".formatted(role.getKey(), policy.getKey(), statement.path("Sid")
                                .asString()))))
                .toList();
    }

    private static boolean isBoundless(JsonNode statement) {
        return statement.path("Effect").asString().equals("Allow") && statement.path("Condition").isMissingNode()
                && texts(statement.path("Resource")).anyMatch("*"::equals)
                && texts(statement.path("Action")).anyMatch(action -> action.equals("*") || action.endsWith(":*"));
    }

    private static Stream<String> texts(JsonNode oneOrMore) {
        return oneOrMore.isArray()
                ? oneOrMore.valueStream().map(JsonNode::asString)
                : Stream.of(oneOrMore.asString());
    }

    // CloudFormation gives a log group's ARN with :* at its end, the emulator without.
    private static final Pattern LOG_GROUP = Pattern.compile("(:log-group:[\\w/-]+)(['\"])");

    /** Of AWS's JSON, or of the emulator's Python, which has single quotes; YAML knows both. */
    private static JsonNode parsed(String document) {
        return MAPPER.valueToTree(new Yaml(new LoaderOptions()).load(LOG_GROUP.matcher(document).replaceAll("$1:*$2")));
    }

    private static JsonNode decoded(String document) {
        return parsed(URLDecoder.decode(document, StandardCharsets.UTF_8));
    }
}
