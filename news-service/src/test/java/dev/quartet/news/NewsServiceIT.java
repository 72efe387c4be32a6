package dev.quartet.news;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.local.testkit.EdgeContract;
import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@WithStandIns
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "BASE_PATH=/news")
class NewsServiceIT implements EdgeContract {

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry registry) {
        registry.add("TABLE_NAME", TestStores::articlesTable);
    }

    @Override
    public URI base() {
        return URI.create("http://127.0.0.1:" + port + "/news");
    }

    @Override
    public String service() {
        return "news-service";
    }

    @Override
    public String writePath() {
        return "/articles";
    }

    @Test
    void keepsAnArticleFromPublicationToRetraction() {
        HttpResponse<String> published = publish("Ferry cleared", "business");
        String location = location(published);
        String etag = published.headers().firstValue("ETag").orElseThrow();
        assertThat(Http.get(location).body()).isEqualTo(published.body());
        assertThat(Http.get(base() + "/articles?section=business").body()).contains("Ferry cleared");

        HttpResponse<String> corrected = Http.put(location, etag, correction("Ferry cleared at last", "First try"));
        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(200);
        assertThat(corrected.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(Http.json(corrected).path("correctionNote").asString()).isEqualTo("First try");
        EdgeContract.assertProblem(Http.put(location, etag, correction("Too late", "Second try")), 412);

        assertThat(Http.delete(location).statusCode()).isEqualTo(204);
        EdgeContract.assertProblem(Http.get(location), 410);
        EdgeContract.assertProblem(Http.put(location, "*", correction("Back again", "Regret")), 410);
        assertThat(Http.get(base() + "/articles").body()).doesNotContain("Ferry cleared");
        assertThat(Http.delete(location).statusCode()).isEqualTo(204);
    }

    @Test
    void isFollowedByFeed() {
        HttpResponse<String> published = publish("Followed by feed", "science");

        HttpResponse<String> feed = Http.get(base() + "/feed.atom?section=science");

        assertThat(feed.headers().firstValue("Content-Type")).hasValue("application/atom+xml");
        assertThat(feed.body()).contains("Followed by feed").contains("href=\"" + location(published) + "\"")
                .contains("href=\"" + base() + "/feed.atom?section=science\"");
        assertThat(Http.get(base() + "/feed.atom?section=culture").body()).doesNotContain("Followed by feed");
        assertThat(Http.send(Http.to(base() + "/feed.atom?section=science").header("If-None-Match",
                feed.headers().firstValue("ETag").orElseThrow())).statusCode()).isEqualTo(304);
    }

    @Test
    void showsHeadlinesBySectionOnItsPage() {
        publish("<b>Bold</b> match", "sport");

        assertThat(Http.get(base() + "/").body()).contains("&lt;b&gt;Bold&lt;/b&gt; match").doesNotContain("<b>Bold");
        assertThat(Http.get(base() + "/?section=sport").body()).contains("<h1>Sport</h1>").contains("match")
                .contains("href=\"/news/?section=sport\" aria-current=\"page\"");
        assertThat(Http.get(base() + "/?section=world").body()).contains("Nothing is published here yet")
                .doesNotContain("match");
    }

    @Test
    void showsAnArticleToABrowserAtItsOwnAddress() {
        String location = location(publish("Read by people", "culture"));
        Http.put(location, "*", correction("Read by people", "It had a <b> in it."));

        HttpResponse<String> page = browse(location);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Read by people").contains("<p>One.</p>").contains("<p>Two.</p>")
                .contains("It had a &lt;b&gt; in it.");

        Http.delete(location);
        assertThat(browse(location).statusCode()).isEqualTo(410);
        assertThat(browse(location).body()).contains("was retracted");
        assertThat(browse(base() + "/articles/none").statusCode()).isEqualTo(404);
        EdgeContract.assertProblem(Http.send(Http.to(location).header("Accept", "text/plain")), 410);
    }

    @Test
    void leadsFromPageToPage() {
        for (int i = 0; i < 19; i++) {
            publish("Technology number " + i, "technology");
        }
        String first = Http.get(base() + "/?section=technology").body();
        String next = first.lines().filter(line -> line.contains("rel=\"next\"")).findFirst().orElseThrow()
                .replaceAll(".*href=\"([^\"]*)\".*", "$1").replace("&amp;", "&");
        String second = Http.get(base().resolve(next).toString()).body();

        assertThat(first.split("Technology number \\d+", -1)).hasSize(1 + 18);
        assertThat(second.split("Technology number \\d+", -1)).hasSize(1 + 1);
        assertThat(second).doesNotContain("rel=\"next\"");
    }

    private HttpResponse<String> publish(String title, String section) {
        HttpResponse<String> published = Http.post(base() + "/articles", """
                {"title":"%s","summary":"In short.","body":"One.\\n\\nTwo.","section":"%s","byline":"Jonas Lindqvist"}
                """.formatted(title, section));
        assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
        return published;
    }

    private static String correction(String title, String note) {
        return """
                {"title":"%s","summary":"In short.","body":"One.\\n\\nTwo.","section":"business",
                 "byline":"Jonas Lindqvist","correctionNote":"%s"}
                """.formatted(title, note);
    }

    private String location(HttpResponse<String> published) {
        return base().resolve(published.headers().firstValue("Location").orElseThrow()).toString();
    }

    private static HttpResponse<String> browse(String uri) {
        return Http
                .send(Http.to(uri).header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));
    }
}
