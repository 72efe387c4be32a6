package dev.quartet.deploy.release;

import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.account.Problems;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.live.LiveService;
import dev.quartet.deploy.live.LiveServices;
import dev.quartet.deploy.live.Patience;
import dev.quartet.deploy.live.Revision;
import dev.quartet.deploy.live.Traffic;
import dev.quartet.deploy.live.Traffic.Targets;
import dev.quartet.deploy.problem.DeployException;
import dev.quartet.deploy.release.Outcome.Result;
import dev.quartet.deploy.stack.Stack;
import dev.quartet.deploy.stack.StackPlan;
import dev.quartet.deploy.stack.Templates;
import dev.quartet.deploy.taskdefinition.TaskDefinition;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.EcsException;

/**
 * The release of one service in one Region.
 *
 * @param stacks of the Region
 * @param lines takes what there is to tell
 */
record ServiceRelease(Environment environment, Templates templates, Cloud cloud, Stacks stacks, String service,
        Patience patience, Consumer<String> lines) {

    /**
     * Registers the definition, gives it to the service's stack, and follows it.
     *
     * @param digest of the image that the definition names
     * @param commit that the image was built of
     */
    Outcome run(TaskDefinition definition, String digest, String commit) {
        requireMade();
        Optional<String> before = services().find(service).map(LiveService::taskDefinition);
        Revision revision = new Registration(cloud.ecs()).revision(definition, tags(commit), before);
        String name = LiveService.revision(revision.arn());
        boolean ran = before.filter(revision.arn()::equals).isPresent();
        lines.accept((ran ? "runs this image and task definition already: " : "registered ") + name);
        Verdict verdict = take(revision);
        if (verdict.isGood()) {
            return new Outcome(cloud.region(), service, ran ? Result.UNCHANGED : Result.RELEASED, name, digest, runs(),
                    "");
        }
        mark(revision);
        return new Outcome(cloud.region(), service, Result.FAILED, name, digest, runs(), verdict.reason());
    }

    private void mark(Revision revision) {
        try {
            Revision.markFailed(cloud.ecs(), revision.arn());
        } catch (EcsException e) {
            lines.accept("could not be marked as failed: " + sentence(e));
        }
    }

    private Map<String, String> tags(String commit) {
        return Map.of("project", "quartet", "environment", environment.name(), "service", service,
                "owner", environment.owner(), Revision.COMMIT, commit);
    }

    // Whose revision it is does not matter to what a stack needs.
    private void requireMade() {
        List<Stack> planned = planned("arn:aws:ecs:%s:%s:task-definition/%s:1".formatted(cloud.region(), environment
                .account(), service));
        Stack own = own(planned);
        planned.stream().filter(stack -> !Collections.disjoint(stack.exports(), own.imports()))
                .map(Stack::name).filter(name -> !stacks.has(name)).findFirst().ifPresent(missing -> {
                    throw new DeployException("%s needs the stack %s in %s, which is not there: make it with "
                            .formatted(service, missing, cloud.region())
                            + "deploy/quartet up %s.".formatted(environment
                                    .name()));
                });
    }

    private List<Stack> planned(String revisionArn) {
        return StackPlan.of(environment, cloud.region(), templates, _ -> revisionArn).stacks();
    }

    private Stack own(List<Stack> planned) {
        return planned.stream().filter(stack -> stack.template().equals("service") && stack.service().equals(service))
                .findFirst().orElseThrow(() -> new DeployException(
                        "Environment %s has no services: list service under stacks in its file.".formatted(environment
                                .name())));
    }

    private Verdict take(Revision revision) {
        List<Stack> planned = planned(revision.arn());
        Stack own = own(planned);
        Verdict verdict = follow(revision, own);
        return verdict.isGood() ? makeWhatWaited(own, planned) : verdict;
    }

    private Verdict follow(Revision revision, Stack own) {
        FutureTask<@Nullable Void> change = new FutureTask<>(() -> stacks.apply().accept(own), null);
        Rollout rollout = new Rollout(service, revision.arn(), services(), this::targets, new StoppedTasks(cloud.ecs(),
                cloud.logs(), LiveServices.cluster(environment), revision.arn(), revision.containers()),
                new Shift(cloud
                        .ecs()),
                lines);
        Thread.ofVirtual().start(change);
        return rollout.follow(change, patience);
    }

    private Targets targets() {
        return new Traffic(cloud.loadBalancing()).behind(stacks.outputsOf(Traffic.stack(environment, service)));
    }

    // What is there already stays as it is: a release changes what runs, not how much of it.
    private Verdict makeWhatWaited(Stack own, List<Stack> planned) {
        try {
            planned.stream().filter(stack -> !Collections.disjoint(stack.imports(), own.exports()))
                    .filter(stack -> !stacks.has(stack.name())).forEach(stacks.apply());
            return Verdict.GOOD;
        } catch (DeployException e) {
            return new Verdict(String.valueOf(e.getMessage()));
        }
    }

    /** What runs now, in words. */
    String runs() {
        return services().find(service).map(now -> "%s, %d of %d".formatted(LiveService.revision(now.taskDefinition()),
                now.running(), now.desired())).orElse("nothing");
    }

    /** An outcome for a failure before anything was begun. */
    Outcome failed(RuntimeException failure) {
        return new Outcome(cloud.region(), service, Result.FAILED, "", "", "", sentence(failure));
    }

    static String sentence(Throwable failure) {
        return failure instanceof DeployException
                ? String.valueOf(failure.getMessage())
                : Problems.explain(failure).orElse(failure.toString());
    }

    private LiveServices services() {
        return new LiveServices(cloud.ecs(), environment);
    }
}
