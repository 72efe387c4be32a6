package dev.quartet.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.local.testkit.EdgeContract;
import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@WithStandIns
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"BASE_PATH=/market",
        // The test-kit brings DynamoDB's client to the class path; the service itself has none.
        "spring.autoconfigure.exclude=dev.quartet.support.dynamodb.DynamoDbAutoConfiguration"})
class MarketServiceIT implements EdgeContract {

    private static final String CSV = """
            date,open,high,low,close,volume
            2025-12-31,10,12.50,9.5,11,1000
            2026-01-02,11,11,0.0000001,0.0000002,2000
            """;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry registry) {
        registry.add("BUCKET_NAME", TestStores::bucket);
    }

    @Override
    public URI base() {
        return URI.create("http://127.0.0.1:" + port + "/market");
    }

    @Override
    public String service() {
        return "market-service";
    }

    @Override
    public String writePath() {
        return "/symbols/EDGE/bars";
    }

    @Override
    public int maxBodyBytes() {
        return 16 * 1024 * 1024;
    }

    @Test
    void keepsASymbolFromUploadToRemoval() {
        var uploaded = upload("LIFE", CSV);
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        var location = base().resolve(uploaded.headers().firstValue("Location").orElseThrow()).toString();

        assertThat(Http.get(location).body()).isEqualTo("""
                {"items":[{"date":"2025-12-31","open":10,"high":12.5,"low":9.5,"close":11,"volume":1000},\
                {"date":"2026-01-02","open":11,"high":11,"low":0.0000001,"close":0.0000002,"volume":2000}],\
                "nextCursor":null}""");
        assertThat(Http.get(base() + "/symbols?limit=100").body()).contains("{\"symbol\":\"LIFE\"}");
        assertThat(Http.get(base() + "/symbols/LIFE/bars/latest").body()).contains("2026-01-02");

        assertThat(Http.delete(base() + "/symbols/LIFE").statusCode()).isEqualTo(204);
        EdgeContract.assertProblem(Http.get(location), 404);
        assertThat(Http.delete(base() + "/symbols/LIFE").statusCode()).isEqualTo(204);
    }

    @Test
    void takesItsOwnExportWithoutAChange() {
        upload("EXPORT", CSV);
        var export = Http.send(Http.to(base() + "/symbols/EXPORT/bars").header("Accept", "text/csv"));

        assertThat(export.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("text/csv"));
        var again = upload("EXPORT", export.body());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("\"added\":0,\"changed\":0,\"unchanged\":2");
    }

    @Test
    void storesNothingOfABadFile() {
        var refused = upload("BAD", CSV + "2026-01-05,1,1,1,1,-1\n");

        EdgeContract.assertProblem(refused, 400);
        assertThat(Http.json(refused).at("/errors/0/line").asInt()).isEqualTo(4);
        EdgeContract.assertProblem(Http.get(base() + "/symbols/BAD/bars"), 404);
    }

    @Test
    void takesJson() {
        var taken = Http.post(base() + "/symbols/JSON/bars", """
                [{"date": "2026-01-02", "open": 1.10, "high": 1.2, "low": 1, "close": 1.15, "volume": 7}]""");

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(Http.get(base() + "/symbols/JSON/bars/latest").body()).isEqualTo(
                "{\"date\":\"2026-01-02\",\"open\":1.1,\"high\":1.2,\"low\":1,\"close\":1.15,\"volume\":7}");
    }

    @Test
    void readsOnByCursorAsJsonAndAsCsv() {
        upload("PAGES", CSV);
        var bars = base() + "/symbols/PAGES/bars?limit=1";
        var first = Http.get(bars);
        var cursor = Http.json(first).path("nextCursor").asString();
        var export = Http.send(Http.to(bars).header("Accept", "text/csv"));
        var link = export.headers().firstValue("Link").orElseThrow();

        assertThat(first.body()).contains("2025-12-31").doesNotContain("2026-01-02");
        assertThat(Http.get(bars + "&cursor=" + cursor).body()).contains("2026-01-02").contains("\"nextCursor\":null");
        assertThat(Http.get(URI.create(bars).resolve(link.substring(1, link.indexOf('>'))).toString()).body())
                .contains("2026-01-02");
        EdgeContract.assertProblem(Http.get(base() + "/symbols?cursor=" + cursor), 400);
    }

    @Test
    void showsASymbolOnItsPage() {
        upload("PAGE", CSV);

        assertThat(Http.get(base() + "/?symbol=PAGE&range=all").body())
                .contains("PAGE closed at 0.0000002 on 2026-01-02")
                .contains("<th scope=\"row\" class=\"text-nowrap\">2026-01-02</th>")
                .contains("\"/market/symbols/PAGE/bars?from=2025-12-31&amp;to=2026-01-02&amp;limit=5000\"")
                .contains("/market/?symbol=PAGE&amp;range=1M");
        assertThat(Http.get(base() + "/?symbol=NOTHING").body()).contains("There are no prices of NOTHING");
    }

    @Test
    void shipsWhatItsPageAsksFor() {
        assertThat(Http.get(base() + "/assets/chart.umd.min.js").statusCode()).isEqualTo(200);
        assertThat(Http.get(base() + "/assets/market.js").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> upload(String symbol, String csv) {
        return Http.send(Http.to(base() + "/symbols/" + symbol + "/bars").header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv)));
    }
}
