package dev.quartet.local.launcher.frontdoor;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The instances that can answer now, and whose turn it is. Safe for use by several threads. */
public final class Backends {

    private final List<Backend> ready = new CopyOnWriteArrayList<>();
    /** A turn per service: with one for all, clients that ask the four in step would always meet the same instances. */
    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();

    /** Takes an instance into rotation. */
    public void add(Backend backend) {
        ready.add(backend);
    }

    /** Takes an instance out of rotation; one that is not in it is no error. */
    public void remove(Backend backend) {
        ready.remove(backend);
    }

    /** The instances of the service whose base path this is, the one whose turn it is first. */
    List<Backend> inTurn(String basePath) {
        return rotated(basePath, ready.stream().filter(backend -> backend.basePath().equals(basePath)).toList());
    }

    /** The instances of every service, the one whose turn it is first. */
    List<Backend> inTurn() {
        return rotated("", List.copyOf(ready));
    }

    private List<Backend> rotated(String list, List<Backend> backends) {
        int turn = turns.computeIfAbsent(list, name -> new AtomicInteger()).getAndIncrement();
        List<Backend> rotated = new ArrayList<>(backends);
        Collections.rotate(rotated, -(turn & Integer.MAX_VALUE));
        return rotated;
    }

    /**
     * One instance.
     *
     * @param basePath of its service, such as {@code /user}
     * @param origin scheme, host and port, such as {@code http://127.0.0.1:41207}
     */
    public record Backend(String basePath, URI origin) {}
}
