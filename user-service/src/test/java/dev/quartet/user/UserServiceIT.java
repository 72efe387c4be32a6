package dev.quartet.user;

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
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "BASE_PATH=/user")
class UserServiceIT implements EdgeContract {

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry registry) {
        registry.add("TABLE_NAME", TestStores::peopleTable);
    }

    @Override
    public URI base() {
        return URI.create("http://127.0.0.1:" + port + "/user");
    }

    @Override
    public String service() {
        return "user-service";
    }

    @Override
    public String writePath() {
        return "/people";
    }

    @Test
    void keepsAPersonFromRegistrationToRemoval() {
        HttpResponse<String> registered = Http.post(base() + "/people",
                "{\"name\":\"Mina Okafor\",\"email\":\"mina@example.com\"}");
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        String location = base().resolve(registered.headers().firstValue("Location").orElseThrow()).toString();
        String etag = registered.headers().firstValue("ETag").orElseThrow();

        assertThat(Http.get(location).body()).isEqualTo(registered.body());
        HttpResponse<String> changed = Http.put(location, etag,
                "{\"name\":\"Mina O.\",\"email\":\"mina@example.com\",\"bio\":\"Reads\"}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).hasValue("\"2\"");
        EdgeContract.assertProblem(Http.put(location, etag, "{\"name\":\"Late\",\"email\":\"mina@example.com\"}"), 412);

        assertThat(Http.delete(location).statusCode()).isEqualTo(204);
        EdgeContract.assertProblem(Http.get(location), 404);
        assertThat(Http.delete(location).statusCode()).isEqualTo(204);
    }

    @Test
    void showsPeopleOnItsPage() {
        Http.post(base() + "/people", "{\"name\":\"<b>Bold</b>\",\"email\":\"bold@example.com\"}");

        assertThat(Http.get(base() + "/").body()).contains("&lt;b").contains("bold@example.com")
                .doesNotContain("<b>Bold");
    }
}
