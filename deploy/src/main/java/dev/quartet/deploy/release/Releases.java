package dev.quartet.deploy.release;

import dev.quartet.deploy.account.Account;
import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.live.Address;
import dev.quartet.deploy.live.Patience;
import dev.quartet.deploy.release.Outcome.Result;
import dev.quartet.deploy.stack.Templates;
import dev.quartet.deploy.taskdefinition.Placeholder;
import dev.quartet.deploy.taskdefinition.TaskDefinition;
import dev.quartet.deploy.taskdefinition.TaskDefinitions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The release of some services in all Regions of an environment: Region after Region, so that what fails in the first
 * reaches no other, and in each the services side by side.
 *
 * @param stacks of each Region
 */
record Releases(Environment environment, Templates templates, TaskDefinitions definitions, Account account,
        Function<Cloud, Stacks> stacks, Images images, Patience patience, Console console) {

    private static final String KEPT = "production";

    /** Releases an image of one commit of each service. */
    List<Outcome> run(Collection<String> services, String commit) {
        List<Outcome> outcomes = new ArrayList<>();
        Set<String> failed = new TreeSet<>();
        images.provide(services, commit);
        for (String region : environment.regions().keySet()) {
            failed.stream().map(service -> skipped(region, service)).forEach(outcomes::add);
            List<Outcome> here = inRegion(region, services.stream().filter(service -> !failed.contains(service))
                    .toList(), commit);
            outcomes.addAll(here);
            here.stream().filter(outcome -> !outcome.isGood()).map(Outcome::service).forEach(failed::add);
        }
        return outcomes;
    }

    private static Outcome skipped(String region, String service) {
        return new Outcome(region, service, Result.SKIPPED, "", "", "", "it failed in a Region before");
    }

    private List<Outcome> inRegion(String region, List<String> services, String commit) {
        List<Future<Outcome>> begun;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            begun = services.stream().map(service -> threads.submit(() -> one(region, service, commit))).toList();
        }
        return begun.stream().map(Future::resultNow).toList();
    }

    private Outcome one(String region, String service, String commit) {
        Cloud cloud = account.in(region);
        Consumer<String> lines = line -> console.line("%s  %s  %s".formatted(region, service, line));
        Stacks here = stacks.apply(cloud);
        ServiceRelease release = new ServiceRelease(environment, templates, cloud, here, service, patience, lines);
        Outcome outcome;
        try {
            Registry registry = new Registry(cloud.ecr(), region);
            String digest = images.digest(registry, service, commit);
            keep(registry, service, digest, commit);
            outcome = release.run(definition(region, service, registry, digest, here), digest, commit);
        } catch (RuntimeException e) {
            outcome = release.failed(e);
        }
        lines.accept(outcome.isGood() ? "done: " + outcome.runs() : "failed: " + outcome.reason());
        return outcome;
    }

    // The registry's lifecycle keeps what has such a tag, however much is built later (registry.yaml).
    private void keep(Registry registry, String service, String digest, String commit) {
        if (environment.name().equals(KEPT)) {
            registry.tag(service, digest, "%s-%s".formatted(KEPT, commit));
        }
    }

    private TaskDefinition definition(String region, String service, Registry registry, String digest, Stacks here) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.ACCOUNT, environment.account());
        values.put(Placeholder.REGION, region);
        values.put(Placeholder.ENVIRONMENT, environment.name());
        values.put(Placeholder.REGISTRY, registry.host(service));
        values.put(Placeholder.IMAGE_DIGEST, digest);
        Address.of(environment, region, here.outputsOf(Address.stack(environment)))
                .ifPresent(address -> values.put(Placeholder.PUBLIC_URL, address.base()));
        return definitions.render(service, environment.launchType(), environment.networkMode(), values);
    }
}
