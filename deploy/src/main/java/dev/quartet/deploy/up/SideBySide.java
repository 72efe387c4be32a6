package dev.quartet.deploy.up;

import dev.quartet.deploy.account.Problems;
import dev.quartet.deploy.problem.DeployException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Work on several things at a time, but not on so many that AWS would throttle it. */
public final class SideBySide {

    private static final int AT_A_TIME = 8;

    private SideBySide() {}

    /**
     * Does the same with each. After a failure nothing more is begun, and what was begun is waited for.
     *
     * @return what came of each, in the order of the things
     * @throws RuntimeException the one that failed; if several did, a {@link DeployException} that tells of all
     */
    public static <T, R> List<R> each(Collection<T> things, Function<T, R> work) {
        ConcurrentLinkedQueue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        List<Future<Optional<R>>> begun = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            things.forEach(thing -> begun.add(threads.submit(() -> one(thing, work, failures))));
        }
        if (!failures.isEmpty()) {
            throw together(List.copyOf(failures));
        }
        return begun.stream().map(Future::resultNow).map(Optional::orElseThrow).toList();
    }

    private static <T, R> Optional<R> one(T thing, Function<T, R> work,
            ConcurrentLinkedQueue<RuntimeException> failures) {
        if (!failures.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.apply(thing));
        } catch (RuntimeException e) {
            failures.add(e);
            return Optional.empty();
        }
    }

    private static RuntimeException together(List<RuntimeException> failures) {
        RuntimeException first = failures.getFirst();
        if (failures.size() == 1) {
            return first;
        }
        DeployException all = new DeployException(failures.stream().map(SideBySide::sentence).distinct()
                .collect(Collectors.joining(System.lineSeparator())), first);
        failures.stream().skip(1).forEach(all::addSuppressed);
        return all;
    }

    private static String sentence(RuntimeException failure) {
        return failure instanceof DeployException
                ? String.valueOf(failure.getMessage())
                : Problems.explain(failure).orElse(failure.toString());
    }
}
