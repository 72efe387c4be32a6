package dev.quartet.deploy.boundary;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Holds the table against policies. */
record Judge(Simulator simulator, Policies policies) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonNode EVERYTHING = new JsonMapper().readTree("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}""");

    // AWS fills these in by itself.
    private static final Map<String, String> OUR_ACCOUNT = Map.of(
            "aws:PrincipalAccount", Place.ACCOUNT,
            "aws:ResourceAccount", Place.ACCOUNT);

    /** What is not as a line says, a sentence each. */
    List<String> disagreements(Boundary boundary, Place place) {
        return boundary.questions(place).flatMap(question -> Stream.concat(
                complaint(boundary.verdict(), question, simulation(question, place)).stream(),
                bounded(question, place).filter(_ -> boundary.verdict() == Verdict.MAY)
                        .flatMap(simulation -> complaint(Verdict.MAY, question, simulation))
                        .map(complaint -> "Under the boundary: " + complaint).stream()))
                .toList();
    }

    private Optional<String> complaint(Verdict wanted, Question question, JsonNode simulation) {
        JsonNode answer = simulator.ask(simulation);
        String verdict = answer.path("verdict").asString();
        List<String> ignored = answer.path("ignored").valueStream().map(JsonNode::asString)
                .filter(question.context()::containsKey).toList();
        if (verdict.equals("Error")) {
            return Optional.of("%s cannot be asked: %s".formatted(question, answer.path("reason").asString()));
        }
        if (!ignored.isEmpty()) {
            return Optional.of("%s: AWS knows nothing of %s then".formatted(question, ignored));
        }
        return verdict.equals("Allowed") == (wanted == Verdict.MAY)
                ? Optional.empty()
                : Optional.of("%s: %s".formatted(question, verdict));
    }

    private ObjectNode simulation(Question question, Place place) {
        ObjectNode simulation = NODES.objectNode();
        ObjectNode request = simulation.putObject("request").put("principal", principal(question.who(), place))
                .put("action", question.action());
        request.putObject("resource").put("resource", question.resource()).put("accountId", Place.ACCOUNT);
        ObjectNode context = request.putObject("contextVariables");
        OUR_ACCOUNT.forEach(context::put);
        question.context().forEach(context::put);
        add(simulation, "identityPolicies", identityPolicies(question.who(), place));
        simulation.putArray("serviceControlPolicies");
        simulation.putArray("resourceControlPolicies");
        if (question.action().startsWith("sts:AssumeRole")) {
            simulation.set("resourcePolicy", trust(question.resource()));
        }
        if (question.who().equals("bounded")) {
            add(simulation, "permissionBoundaryPolicies", boundary(place));
        }
        if (question.who().endsWith(" endpoint")) {
            String name = place.environment() + ' ' + question.who().replace(" endpoint", "");
            add(simulation, "vpcEndpointPolicies", Map.of(name, known(policies.endpoints().get(name), name)));
        }
        return simulation;
    }

    /** The same for a role that the environment's stacks make, once it has the boundary. */
    private Optional<JsonNode> bounded(Question question, Place place) {
        if (!policies.identity().containsKey(place.roles() + '-' + question.who())) {
            return Optional.empty();
        }
        ObjectNode simulation = simulation(question, place);
        add(simulation, "permissionBoundaryPolicies", boundary(place));
        return Optional.of(simulation);
    }

    private static void add(ObjectNode simulation, String kind, Map<String, JsonNode> named) {
        var array = simulation.putArray(kind);
        named.forEach((name, policy) -> array.addObject().put("name", name).set("policy", policy));
    }

    private static String principal(String who, Place place) {
        String account = "arn:aws:iam::%s:".formatted(Place.ACCOUNT);
        if (who.equals("github")) {
            return account + "oidc-provider/" + Boundary.GITHUB;
        }
        return who.endsWith(".amazonaws.com") ? who : account + "role/" + role(who, place).orElse("somebody");
    }

    private Map<String, JsonNode> identityPolicies(String who, Place place) {
        if (who.equals("github") || who.endsWith(".amazonaws.com")) {
            return Map.of();
        }
        return role(who, place).map(role -> known(policies.identity().get(role), role)).orElse(Map.of("everything",
                EVERYTHING));
    }

    private static Optional<String> role(String who, Place place) {
        return Optional.of(switch (who) {
            case "push" -> "quartet-pipeline-push";
            case "deploy", "cloudformation", "plan" -> "quartet-pipeline-%s-%s".formatted(who, place.environment());
            case "bounded" -> "";
            default -> who.endsWith(" endpoint") ? "" : place.roles() + '-' + who;
        }).filter(not(String::isEmpty));
    }

    private JsonNode trust(String role) {
        return known(policies.trusts().get(role.substring(role.indexOf('/') + 1)), role);
    }

    private Map<String, JsonNode> boundary(Place place) {
        String name = "quartet-pipeline-boundary-" + place.environment();
        return Map.of(name, known(policies.managed().get(name), name));
    }

    private static <T> T known(@Nullable T policy, String name) {
        return Objects.requireNonNull(policy, () -> "no stack made " + name);
    }
}
