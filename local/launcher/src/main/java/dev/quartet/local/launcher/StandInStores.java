package dev.quartet.local.launcher;

import dev.quartet.local.launcher.console.Console;
import dev.quartet.local.launcher.project.QuartetService;
import dev.quartet.local.standin.Buckets;
import dev.quartet.local.standin.StandIns;
import dev.quartet.local.standin.StandInsException;
import dev.quartet.local.standin.Tables;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The stand-ins with the services' tables and bucket; started again, at the same addresses, when they end. */
final class StandInStores implements Stores {

    private final Path data;
    private final Console console;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile StandIns standIns;

    private StandInStores(Path data, Console console, StandIns standIns) {
        this.data = data;
        this.console = console;
        this.standIns = standIns;
    }

    static Stores start(Path data, Console console) {
        try {
            StandIns standIns = StandIns.start(data);
            StandInStores stores = new StandInStores(data, console, standIns);
            makeStores(standIns);
            stores.watch(standIns);
            return stores;
        } catch (StandInsException failure) {
            throw new LaunchFailure(String.valueOf(failure.getMessage()), failure);
        }
    }

    @Override
    public Map<String, String> environment() {
        return standIns.environment();
    }

    @Override
    public void close() {
        closed.countDown();
        standIns.close();
    }

    private static void makeStores(StandIns standIns) {
        try (DynamoDbClient dynamoDb = standIns.dynamoDbClient(); S3Client s3 = standIns.s3Client()) {
            Tables tables = new Tables(dynamoDb);
            tables.createPeople(QuartetService.USER.store());
            tables.createArticles(QuartetService.NEWS.store());
            tables.createPosts(QuartetService.BLOG.store());
            new Buckets(s3).create(QuartetService.MARKET.store());
        }
    }

    private void watch(StandIns running) {
        Thread.ofVirtual().name("stand-ins").start(() -> restartAfter(running));
    }

    private void restartAfter(StandIns running) {
        int code = running.process().onExit().join().exitValue();
        if (isClosedSoon()) {
            return;
        }
        console.say("The stand-ins ended, exit code " + code + ". They are started again.");
        try {
            standIns = StandIns.start(data, running.dynamoDb().getPort(), running.s3().getPort());
            console.say("The stand-ins answer again.");
            watch(standIns);
        } catch (StandInsException failure) {
            console.say(failure.getMessage() + " Nothing can be stored; end this run and start it again.");
        }
    }

    // Ctrl-C reaches the stand-ins as soon as us.
    private boolean isClosedSoon() {
        try {
            return closed.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
