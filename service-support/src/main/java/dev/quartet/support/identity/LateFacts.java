package dev.quartet.support.identity;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Finds out beside the running service what start-up does not wait for. */
final class LateFacts implements ApplicationListener<ApplicationReadyEvent>, AutoCloseable {

    private final List<Runnable> inquiries;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    LateFacts(List<Runnable> inquiries) {
        this.inquiries = List.copyOf(inquiries);
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        inquiries.forEach(inquiry -> threads.add(Thread.ofVirtual().name("identity").start(inquiry)));
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
