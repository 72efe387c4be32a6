package dev.quartet.rehearsal;

import dev.quartet.rehearsal.SteadyLoad.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answers of one phase; more may come from any thread. */
final class Phase {

    private final String name;
    private final List<Answer> answers = new ArrayList<>();
    private int asked;

    Phase(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    synchronized void asking() {
        asked++;
    }

    /** Whether every question of this phase has its answer. */
    synchronized boolean isSettled() {
        return answers.size() == asked;
    }

    synchronized void add(Answer answer) {
        answers.add(answer);
    }

    synchronized int count() {
        return answers.size();
    }

    /** What went wrong, and how many times. */
    synchronized Map<String, Integer> failures() {
        Map<String, Integer> failures = new TreeMap<>();
        answers.stream().map(Answer::failure).filter(failure -> !failure.isEmpty())
                .forEach(failure -> failures.merge(failure, 1, Integer::sum));
        return failures;
    }

    int failed() {
        return failures().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The time that this share of the answers did not exceed; zero if there is none. */
    synchronized Duration quantile(double share) {
        if (answers.isEmpty()) {
            return Duration.ZERO;
        }
        List<Duration> sorted = answers.stream().map(Answer::time).sorted().toList();
        return sorted.get(Math.clamp((int) Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1));
    }
}
