package dev.quartet.deploy.account;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.problem.DeployException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The account of an environment, in whose Regions the tool works. */
public final class Account {

    private final Environment environment;
    private final Function<String, Cloud> clouds;
    private final Map<String, Cloud> byRegion = new ConcurrentHashMap<>();

    private Account(Environment environment, Function<String, Cloud> clouds) {
        this.environment = environment;
        this.clouds = clouds;
    }

    /** That of the credentials which the SDK finds by itself. */
    public static Account of(Environment environment) {
        return of(environment, Cloud::new);
    }

    /** One whose Regions are given, as a test does. */
    public static Account of(Environment environment, Function<String, Cloud> clouds) {
        return new Account(environment, clouds);
    }

    /** AWS in one Region. */
    public Cloud in(String region) {
        return byRegion.computeIfAbsent(region, clouds);
    }

    /**
     * Asks AWS whose credentials these are.
     *
     * @throws DeployException if they are of another account than the environment names
     */
    public void verify() {
        String caller = in(environment.regions().keySet().iterator().next()).sts().getCallerIdentity().account();
        if (!caller.equals(environment.account())) {
            throw new DeployException(("Environment %s is of account %s, but your credentials are of account %s: take "
                    + "others (AWS_PROFILE), or correct account in deploy/environments/%s.yaml.").formatted(environment
                            .name(), environment.account(), caller, environment.name()));
        }
    }
}
