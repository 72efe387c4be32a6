package dev.quartet.deploy.command;

import dev.quartet.deploy.account.Account;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.Environments;
import dev.quartet.deploy.stack.Templates;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What every command works with: a clone of this project, an account, and whoever sits in front of it. */
public interface Workplace {

    /** The folder of the clone. */
    Path root();

    /** The account of an environment, not yet verified. */
    Account account(Environment environment);

    /**
     * The account of an environment, once it is certain that the caller's credentials are of it.
     *
     * @throws dev.quartet.deploy.problem.DeployException if they are of another, or of none
     */
    default Account verifiedAccount(Environment environment) {
        Account account = account(environment);
        account.verify();
        return account;
    }

    Terminal terminal();

    /** How often AWS is asked how far it is. */
    Pace pace();

    default Path deployFolder() {
        return root().resolve("deploy");
    }

    /** Reads the file of an environment. */
    default Environment environment(String name) {
        return new Environments(deployFolder().resolve("environments")).read(name);
    }

    default Templates templates() {
        return Templates.read(deployFolder().resolve("stacks"));
    }

    /**
     * Looks whether there are such services.
     *
     * @throws ParameterException if one is unknown: wrong usage of the command
     */
    default void requireKnown(Collection<String> services, CommandSpec command) {
        List<String> known = templates().services();
        services.stream().filter(service -> !known.contains(service)).findFirst().ifPresent(unknown -> {
            throw new ParameterException(command.commandLine(),
                    "There is no service %s; there is %s.".formatted(unknown,
                            String.join(", ", known)));
        });
    }
}
