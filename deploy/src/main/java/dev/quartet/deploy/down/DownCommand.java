package dev.quartet.deploy.down;

import dev.quartet.deploy.account.Account;
import dev.quartet.deploy.command.CloudFormationRole;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.command.Output;
import dev.quartet.deploy.command.Workplace;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.stack.Templates;
import dev.quartet.deploy.up.DeployedStack;
import dev.quartet.deploy.up.SideBySide;
import dev.quartet.deploy.up.StackUpdates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** {@code down ENV}. */
@Command(name = "down", description = "Deletes an environment with all that it has, and lists what is left. After a failure, run it again: it continues.", sortOptions = false, usageHelpAutoWidth = true)
public final class DownCommand implements Callable<Integer> {

    // AWS goes on listing for a while what is deleted.
    private static final int LOOKS = 6;
    private static final int PAUSES = 5;

    /** What this tells those who asked for JSON. */
    record Down(String environment, Map<String, List<String>> deleted, List<Leftover> left) {}

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Parameters(paramLabel = "ENV", description = "An environment, such as staging: a file in deploy/environments.")
    private String name = "";

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--keep-data", description = "Leave tables and the bucket of prices as they are.")
    private boolean keepData;

    @Mixin
    private CloudFormationRole role = new CloudFormationRole();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Environment environment = workplace.environment(name);
        Console console = output.console();
        if (!yes) {
            console.requireSomebody();
        }
        Account account = workplace.verifiedAccount(environment);
        Map<String, RegionStacks> regions = stacks(environment, account, console);
        show(regions, console);
        boolean isSomethingThere = regions.values().stream().anyMatch(stacks -> !stacks.all().isEmpty());
        if (!yes && isSomethingThere) {
            console.ask("Type the environment's name to delete all of this from account %s:".formatted(environment
                    .account()), name);
        }
        Map<String, List<String>> deleted = new LinkedHashMap<>();
        regions.forEach((region, stacks) -> deleted.put(region, new RegionRemoval(environment, account.in(region),
                updates(environment, account, region, console), console, workplace.pace()).remove(stacks)));
        List<Leftover> left = left(environment, account, regions);
        tell(left, console);
        output.document(new Down(name, deleted, left));
        return left.isEmpty() ? 0 : 1;
    }

    // The last Region of the file first: it may send copies of its images to the others.
    private Map<String, RegionStacks> stacks(Environment environment, Account account, Console console) {
        Templates templates = workplace.templates();
        Map<String, RegionStacks> regions = new LinkedHashMap<>();
        for (String region : new ArrayList<>(environment.regions().keySet()).reversed()) {
            RegionStacks stacks = RegionStacks.of(environment, region, account.in(region), templates, updates(
                    environment, account, region, console), keepData ? Keeping.DATA : Keeping.NOTHING);
            regions.put(region, role.arn().isPresent()
                    ? stacks.keepingRegistry("a role for CloudFormation is given, and it is the account's")
                    : stacks);
        }
        return regions;
    }

    private StackUpdates updates(Environment environment, Account account, String region, Console console) {
        return new StackUpdates(account.in(region), environment, console, role.arn(), workplace.pace());
    }

    private void show(Map<String, RegionStacks> regions, Console console) {
        regions.forEach((region, stacks) -> {
            console.line("%s  %s".formatted(region, stacks.all().isEmpty()
                    ? "has no stacks of environment " + name
                    : "deletes " + stacks.all().stream().map(DeployedStack::name).collect(Collectors.joining(", "))));
            stacks.all().stream().filter(stack -> "full".equals(stack.parameters().get("DataProtection"))).forEach(
                    stack -> console.line(("%s  %s is protected against this: its protection is switched off, and all "
                            + "its data is deleted").formatted(region, stack.name())));
            stacks.kept().ifPresent(stack -> console.line("%s  %s stays, as you asked".formatted(region, stack
                    .name())));
            stacks.registry().ifPresent(stack -> console.line("%s  %s goes with all images".formatted(region, stack
                    .name())));
            if (!stacks.registryStays().isEmpty()) {
                console.line("%s  quartet-registry stays: %s".formatted(region, stacks.registryStays()));
            }
        });
    }

    private List<Leftover> left(Environment environment, Account account, Map<String, RegionStacks> regions) {
        for (int look = 1;; look++) {
            List<Leftover> left = SideBySide.each(regions.entrySet(), region -> new Leftovers(environment, account.in(
                    region.getKey()), kept(account, region.getKey(), region.getValue())).find()).stream().flatMap(
                            List::stream)
                    .distinct().toList();
            if (left.isEmpty() || look == LOOKS) {
                return left;
            }
            for (int pause = 0; pause < PAUSES; pause++) {
                workplace.pace().await();
            }
        }
    }

    private static Set<String> kept(Account account, String region, RegionStacks stacks) {
        Set<String> kept = new HashSet<>();
        stacks.kept().ifPresent(stack -> {
            kept.add(stack.name());
            account.in(region).cloudFormation().listStackResourcesPaginator(r -> r.stackName(stack.id()))
                    .stackResourceSummaries().stream().map(StackResourceSummary::physicalResourceId).forEach(
                            kept::add);
        });
        if (!stacks.registryStays().isEmpty()) {
            kept.add("quartet-registry");
        }
        return kept;
    }

    private void tell(List<Leftover> left, Console console) {
        if (left.isEmpty()) {
            console.line("Nothing that costs money is left of environment %s%s.".formatted(name, keepData
                    ? " but the data that you keep"
                    : ""));
            return;
        }
        console.line("Left of environment %s, and it could cost money:".formatted(name));
        left.forEach(one -> console.line("  %s  %s %s".formatted(one.region(), one.kind(), one.name())));
        console.line("Run this again; what is left after that, delete by hand.");
    }
}
