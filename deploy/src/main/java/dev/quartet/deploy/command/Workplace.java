package dev.quartet.deploy.command;

import dev.quartet.deploy.account.Account;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.Environments;
import dev.quartet.deploy.stack.Templates;
import java.nio.file.Path;

/** What every command works with: a clone of this project, an account, and whoever sits in front of it. */
public interface Workplace {

    /** The folder of the clone. */
    Path root();

    /** The account of an environment, not yet verified. */
    Account account(Environment environment);

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
}
