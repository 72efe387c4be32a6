package dev.quartet.deploy.environment;

import dev.quartet.deploy.problem.DeployException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,14}");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    public Environment {
        if (!NAME.matcher(name).matches()) {
            throw wrong(name, "the name of an environment has 2 to 15 lower-case letters and digits, a letter first");
        }
        if (!ACCOUNT.matcher(account).matches()) {
            throw wrong(name, "account is '%s': give the 12 digits, in quotes".formatted(account));
        }
        if (owner.isBlank()) {
            throw wrong(name, "owner is empty: name those who are asked about it");
        }
        if (launchType == LaunchType.FARGATE && networkMode != NetworkMode.AWSVPC) {
            throw wrong(name, "networkMode is %s: Fargate has awsvpc only".formatted(networkMode.label()));
        }
        requireRegions(name, regions.keySet());
        regions = Collections.unmodifiableMap(new LinkedHashMap<>(regions));
        stacks = Collections.unmodifiableMap(new LinkedHashMap<>(stacks));
    }

    private static void requireRegions(String name, Set<String> regions) {
        if (regions.isEmpty()) {
            throw wrong(name, "regions is empty: name one at least, such as ap-northeast-1");
        }
        regions.stream().filter(REGION.asMatchPredicate().negate()).findFirst().ifPresent(region -> {
            throw wrong(name, "regions has '%s': a Region is written like ap-northeast-1".formatted(region));
        });
    }

    private static DeployException wrong(String name, String what) {
        return new DeployException("Environment %s: %s.".formatted(name, what));
    }
}
