package dev.quartet.local.launcher.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quartet.local.launcher.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SampleDataTests {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final JsonMapper json = new JsonMapper();
    /** Every stored item as "path field", in order. */
    private final List<String> stored = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private String loseTheAnswerFor = "";
    private String refuse = "";

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        Files.createDirectories(directory.resolve("bars"));
        write("people.json", """
                [{"key": "ada", "name": "Ada", "email": "ada@example.com", "bio": "Counts."}]""");
        write("articles.json", """
                [{"title": "One", "section": "world", "summary": "s", "body": "b", "byline": "Ada"},
                 {"title": "Two", "section": "world", "summary": "s", "body": "b", "byline": "Ada"}]""");
        write("posts.json", """
                [{"author": "ada", "title": "Notes", "markdown": "*hi*", "publishedAt": "2026-01-01T00:00:00Z"}]""");
        write("bars/IBM.csv", "date,open,high,low,close,volume\n2009-03-02,1,1,1,1,1\n");
        write("bars/NOTICE.md", "Where they come from.");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void storesEverythingThroughTheServices() throws Exception {
        load();

        assertThat(stored).containsExactlyInAnyOrder("/user/people ada@example.com", "/news/articles One",
                "/news/articles Two", "/blog/posts Notes", "/market/symbols/IBM/bars ");
        assertThat(bodies).contains(
                "{\"authorId\":\"id of ada@example.com\",\"title\":\"Notes\",\"markdown\":\"*hi*\",\"publishedAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"name\":\"Ada\",\"email\":\"ada@example.com\",\"bio\":\"Counts.\"}");
        assertThat(printed()).contains("5 items stored");
    }

    @Test
    void storesNothingTwice() throws Exception {
        load();
        load();

        assertThat(stored).hasSize(5);
    }

    @Test
    void goesOnWhereItStoppedWithoutADuplicate() throws Exception {
        loseTheAnswerFor = "Notes";
        try {
            load();
        } catch (IOException expected) {
            assertThat(stored).contains("/blog/posts Notes");
        }
        loseTheAnswerFor = "";

        load();

        assertThat(stored).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void takesAPersonWhoIsThereForItsOwn() throws Exception {
        stored.add("/user/people ada@example.com");

        load();

        assertThat(stored).contains("/blog/posts Notes").hasSize(5);
    }

    @Test
    void saysWhatWasRefusedAndGoesOn() throws Exception {
        refuse = "One";

        load();

        assertThat(stored).hasSize(4).contains("/news/articles Two");
        assertThat(printed()).contains("article One was refused with status 400");
    }

    private void load() throws IOException, InterruptedException {
        URI frontDoor = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Console console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), Clock.systemUTC());
        new SampleData(directory, directory.resolve("journal"), frontDoor, console).load();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("GET")) {
            respond(exchange, 200, page(path));
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String name = path.startsWith("/market") ? "" : nameIn(body);
        if (name.equals(refuse) && !refuse.isEmpty()) {
            respond(exchange, 400, json.createObjectNode());
        } else if (path.equals("/user/people") && stored.contains(path + " " + name)) {
            respond(exchange, 409, json.createObjectNode());
        } else {
            store(exchange, path, name, body);
        }
    }

    private void store(HttpExchange exchange, String path, String name, String body) throws IOException {
        stored.add(path + " " + name);
        bodies.add(body);
        if (name.equals(loseTheAnswerFor) && !name.isEmpty()) {
            exchange.close();
            return;
        }
        respond(exchange, 201, json.createObjectNode().put("id", "id of " + name));
    }

    private ObjectNode page(String path) {
        ObjectNode page = json.createObjectNode();
        ArrayNode items = page.putArray("items");
        stored.stream().filter(item -> item.startsWith(path + " ")).forEach(item -> {
            String name = item.substring(path.length() + 1);
            items.addObject().put("id", "id of " + name).put("email", name).put("title", name);
        });
        return page.putNull("nextCursor");
    }

    private String nameIn(String body) {
        var item = json.readTree(body);
        return item.path("email").asString(item.path("title").asString(""));
    }

    private static void respond(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
        byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
