package dev.quartet.deploy.environment;

import dev.quartet.deploy.problem.DeployException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An environment, as its file tells it.
 *
 * @param name begins every name that the environment has at AWS
 * @param account 12 digits
 * @param owner whom to ask: the value of a tag
 * @param regions where it is, each with parameters and stacks of its own: Region, template, parameter, value
 * @param stacks which templates it is made of everywhere, and their parameters: template, parameter, value
 */
public record Environment(String name, String account, String owner, LaunchType launchType, NetworkMode networkMode,
        Map<String, Map<String, Map<String, String>>> regions, Map<String, Map<String, String>> stacks) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,14}");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    public Environment {
        demand(NAME.matcher(name).matches(), name,
                "the name of an environment has 2 to 15 lower-case letters, digits and"
                        + " hyphens, a letter first");
        demand(ACCOUNT.matcher(account).matches(), name, "account is '%s': give the 12 digits, in quotes"
                .formatted(account));
        demand(!owner.isBlank(), name, "owner is empty: name those who are asked about it");
        demand(!regions.isEmpty(), name, "regions is empty: name one at least, such as ap-northeast-1");
        regions.keySet().forEach(region -> demand(REGION.matcher(region).matches(), name,
                "regions has '%s': a Region is written like ap-northeast-1".formatted(region)));
        demand(launchType == LaunchType.EC2 || networkMode == NetworkMode.AWSVPC, name,
                "networkMode is %s: Fargate has awsvpc only".formatted(networkMode.label()));
        regions = Collections.unmodifiableMap(new LinkedHashMap<>(regions));
        stacks = Collections.unmodifiableMap(new LinkedHashMap<>(stacks));
    }

    private static void demand(boolean holds, String name, String otherwise) {
        if (!holds) {
            throw new DeployException("Environment %s: %s.".formatted(name, otherwise));
        }
    }
}
