package dev.quartet.deploy.up;

import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.stack.Stack;
import dev.quartet.deploy.stack.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The stacks of an environment in all its Regions: one Region after the other, as its file lists them. */
final class EnvironmentUpdate {

    /**
     * What became of a stack.
     *
     * @param result as {@link Result#label()} tells it
     */
    record Done(String region, String name, String result) {}

    private final Console console;
    private final List<RegionPlan> regions;

    private EnvironmentUpdate(Console console, List<RegionPlan> regions) {
        this.console = console;
        this.regions = regions;
    }

    /**
     * Reads what is to be there, and asks AWS what the services run.
     *
     * @param updates for each Region
     */
    static EnvironmentUpdate of(Environment environment, Templates templates, Console console,
            Function<String, StackUpdates> updates) {
        return new EnvironmentUpdate(console, environment.regions().keySet().stream().map(region -> RegionPlan.of(
                environment, region, templates, updates.apply(region))).toList());
    }

    EnvironmentUpdate withoutAccount() {
        regions.stream().flatMap(region -> region.stacks().stream()).filter(Stack::isOfAccount).map(Stack::name)
                .distinct().forEach(name -> console.line(name + " is the account's: left to a person, as a role for "
                        + "CloudFormation is given"));
        return new EnvironmentUpdate(console, regions.stream().map(RegionPlan::withoutAccount).toList());
    }

    /** What would be done to each stack that does not wait. */
    List<PlannedStack> planned() {
        List<PlannedStack> planned = new ArrayList<>();
        regions.forEach(region -> planned.addAll(SideBySide.each(region.stacks(), region.updates()::plan)));
        return planned;
    }

    /** Makes and changes; stops at the first failure. */
    List<Done> apply() {
        List<Done> done = new ArrayList<>();
        for (RegionPlan region : regions) {
            for (List<Stack> level : region.levels()) {
                done.addAll(SideBySide.each(level, stack -> new Done(region.region(), stack.name(), region.updates()
                        .apply(stack).label())));
            }
        }
        return done;
    }

    /** Services that were never released in a Region at least. */
    List<String> unreleased() {
        return regions.stream().flatMap(region -> region.unreleased().stream()).distinct().toList();
    }

    /** Stacks that wait for a release, in any Region. */
    List<String> waiting() {
        return regions.stream().flatMap(region -> region.waiting().stream()).map(Stack::name).distinct().toList();
    }
}
