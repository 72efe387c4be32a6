package dev.quartet.deploy.up;

import dev.quartet.deploy.account.Account;
import dev.quartet.deploy.command.CloudFormationRole;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.command.Output;
import dev.quartet.deploy.command.Workplace;
import dev.quartet.deploy.cost.MonthlyCost;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.problem.DeployException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code up ENV}. */
@Command(name = "up", description = "Makes an environment's stacks, or changes them to what the files say. After a failure, run it again: it continues.", sortOptions = false, usageHelpAutoWidth = true)
public final class UpCommand implements Callable<Integer> {

    /** The document of {@code --plan}. */
    record Plan(String environment, List<PlannedStack> stacks, List<String> waiting) {}

    /** The document of everything else. */
    record Up(String environment, List<EnvironmentUpdate.Done> stacks, List<String> waiting) {}

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Parameters(paramLabel = "ENV", description = "An environment, such as staging: a file in deploy/environments.")
    private String name = "";

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--plan", description = "Show what would change, and change nothing.")
    private boolean plan;

    @Mixin
    private CloudFormationRole role = new CloudFormationRole();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Environment environment = workplace.environment(name);
        Console console = output.console();
        if (!yes && !plan) {
            console.requireSomebody();
        }
        Account account = workplace.verifiedAccount(environment);
        EnvironmentUpdate update = EnvironmentUpdate.of(environment, workplace.templates(), console,
                region -> new StackUpdates(account.in(region), environment, console, role.arn(), workplace.pace()));
        EnvironmentUpdate allowed = role.arn().isPresent() ? update.withoutAccount() : update;
        List<PlannedStack> planned = plan || !yes ? show(allowed, console) : List.of();
        tellCost(environment, console);
        if (plan) {
            output.document(new Plan(name, planned, allowed.waiting()));
            return 0;
        }
        if (!yes) {
            console.ask("Do this to environment %s, account %s? Type".formatted(name, environment.account()), "yes");
        }
        output.document(new Up(name, allowed.apply(), allowed.waiting()));
        tellOfWaiting(allowed, console);
        return 0;
    }

    // Somebody may be where there are no prices yet: that is no reason to do nothing.
    private void tellCost(Environment environment, Console console) {
        try {
            MonthlyCost.of(environment, workplace.deployFolder()).summary().lines().forEach(console::line);
        } catch (DeployException unknown) {
            console.line("What %s costs is not known: %s".formatted(environment.name(), unknown.getMessage()));
        }
    }

    private List<PlannedStack> show(EnvironmentUpdate update, Console console) {
        List<PlannedStack> planned = update.planned();
        planned.forEach(stack -> {
            console.line("%s  %s: %s".formatted(stack.region(), stack.name(), stack.action()));
            stack.details().forEach(detail -> console.line("    " + detail));
        });
        tellOfWaiting(update, console);
        return planned;
    }

    private void tellOfWaiting(EnvironmentUpdate update, Console console) {
        update.unreleased().forEach(service -> console.line("%s: not released yet; deploy/quartet release %s %s"
                .formatted(service, name, service)));
    }
}
