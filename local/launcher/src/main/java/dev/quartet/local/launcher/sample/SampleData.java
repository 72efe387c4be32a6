package dev.quartet.local.launcher.sample;

import dev.quartet.local.launcher.console.Console;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stores people, articles, prices and posts once; the journal in the data directory remembers what is stored. */
public final class SampleData {

    private static final String PRICES = ".csv";

    private final Path folder;
    private final Path journalFile;
    private final Console console;
    private final JsonMapper json = new JsonMapper();
    private final Api api;
    private final AtomicInteger stored = new AtomicInteger();

    /**
     * Prepares to load.
     *
     * @param folder with {@code people.json}, {@code articles.json}, {@code posts.json} and {@code bars/<SYMBOL>.csv}
     * @param journalFile made here, kept with the data that it tells of
     */
    public SampleData(Path folder, Path journalFile, URI frontDoor, Console console) {
        this.folder = folder;
        this.journalFile = journalFile;
        this.console = console;
        this.api = new Api(frontDoor, json);
    }

    /** Stores what is not stored yet; what a service refuses is said and left out. */
    public void load() throws IOException, InterruptedException {
        Journal journal = Journal.open(journalFile);
        // Three at a time keep a small machine responsive; within each, the order of the file is kept.
        try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            await(lanes.invokeAll(List.of(lane(() -> loadPeopleAndPosts(journal)),
                    lane(() -> loadArticles(journal)),
                    lane(() -> loadPrices(journal)))));
        }
        if (stored.get() > 0) {
            console.say("Sample data: " + stored.get() + " items stored.");
        }
    }

    private void loadPeopleAndPosts(Journal journal) throws IOException, InterruptedException {
        for (JsonNode person : read("people.json")) {
            String email = text(person, "email");
            store(journal, SampleItem.json("person " + text(person, "key"), "/user/people", without(person, "key"),
                    "/user/people?email=" + Api.encoded(email), "email", email));
        }
        for (JsonNode post : read("posts.json")) {
            String author = journal.stored("person " + text(post, "author")).orElse("");
            if (!author.isEmpty()) {
                store(journal, post(post, author));
            }
        }
    }

    private SampleItem post(JsonNode post, String authorId) {
        ObjectNode body = json.createObjectNode()
                .put("authorId", authorId)
                .put("title", text(post, "title"))
                .put("markdown", text(post, "markdown"))
                .put("publishedAt", text(post, "publishedAt"));
        return SampleItem.json("post " + text(post, "title"), "/blog/posts", body.toString(),
                "/blog/posts?author=" + Api.encoded(authorId), "title", text(post, "title"));
    }

    private void loadArticles(Journal journal) throws IOException, InterruptedException {
        for (JsonNode article : read("articles.json")) {
            String title = text(article, "title");
            store(journal, SampleItem.json("article " + title, "/news/articles", article.toString(),
                    "/news/articles?section=" + Api.encoded(text(article, "section")), "title", title));
        }
    }

    private void loadPrices(Journal journal) throws IOException, InterruptedException {
        for (Path file : prices()) {
            String name = String.valueOf(file.getFileName());
            String symbol = name.substring(0, name.length() - PRICES.length());
            store(journal, SampleItem.csv("bars " + symbol, "/market/symbols/" + Api.encoded(symbol) + "/bars",
                    Files.readString(file)));
        }
    }

    private void store(Journal journal, SampleItem item) throws IOException, InterruptedException {
        if (journal.stored(item.key()).isPresent()) {
            return;
        }
        if (journal.isInDoubt(item.key()) && isFound(journal, item)) {
            return;
        }
        journal.send(item.key());
        HttpResponse<String> response = api.post(item.path(), item.contentType(), item.body());
        if (response.statusCode() < 300) {
            journal.store(item.key(), id(response));
            stored.incrementAndGet();
        } else if (response.statusCode() != 409 || !isFound(journal, item)) {
            console.say("Sample data: " + item.key() + " was refused with status " + response.statusCode() + ": "
                    + response.body());
        }
    }

    private boolean isFound(Journal journal, SampleItem item) throws IOException, InterruptedException {
        if (item.list().isEmpty()) {
            return false;
        }
        var id = api.find(item.list(), item.field(), item.value());
        if (id.isPresent()) {
            journal.store(item.key(), id.get());
        }
        return id.isPresent();
    }

    private String id(HttpResponse<String> response) {
        boolean isJson = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return isJson && !response.body().isEmpty() ? json.readTree(response.body()).path("id").asString("") : "";
    }

    private Iterable<JsonNode> read(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? json.readTree(Files.readString(file)) : List.of();
    }

    private List<Path> prices() throws IOException {
        Path bars = folder.resolve("bars");
        if (!Files.isDirectory(bars)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(bars)) {
            return files.filter(file -> file.toString().endsWith(PRICES)).sorted().toList();
        }
    }

    private static String without(JsonNode node, String field) {
        ObjectNode copy = (ObjectNode) node.deepCopy();
        copy.remove(field);
        return copy.toString();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static Callable<Boolean> lane(Lane lane) {
        return () -> {
            lane.run();
            return true;
        };
    }

    private static void await(List<Future<Boolean>> lanes) throws IOException, InterruptedException {
        for (Future<Boolean> lane : lanes) {
            try {
                lane.get();
            } catch (ExecutionException failure) {
                throw new IOException(String.valueOf(failure.getCause()), failure);
            }
        }
    }

    @FunctionalInterface
    private interface Lane {

        void run() throws IOException, InterruptedException;
    }
}
