package dev.quartet.deploy.status;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The last answers of one service, and how they are spread over its instances. */
final class Answers {

    /**
     * One instance's part.
     *
     * @param instance as its label tells it
     * @param percent of the answers that are remembered
     */
    record Share(String instance, int percent) {}

    private final int remembered;
    private final Deque<Instance> last = new ArrayDeque<>();

    Answers(int remembered) {
        this.remembered = remembered;
    }

    synchronized void add(Instance instance) {
        last.addLast(instance);
        if (last.size() > remembered) {
            last.removeFirst();
        }
    }

    /** In the order of the instances' keys, so that bars stay where they are. */
    synchronized List<Share> shares() {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> labels = new TreeMap<>();
        last.forEach(instance -> {
            counts.merge(instance.key(), 1, Integer::sum);
            labels.put(instance.key(), instance.label());
        });
        return counts.entrySet().stream().map(entry -> new Share(labels.getOrDefault(entry.getKey(), ""), Math.round(
                100f * entry.getValue() / last.size()))).toList();
    }
}
