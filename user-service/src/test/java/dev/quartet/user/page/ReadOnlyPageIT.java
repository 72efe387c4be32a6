package dev.quartet.user.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.local.testkit.EdgeContract.Http;
import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import dev.quartet.user.UserServiceApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@WithStandIns
@SpringBootTest(classes = UserServiceApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = "PAGE_WRITING=false")
class ReadOnlyPageIT {

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry registry) {
        registry.add("TABLE_NAME", TestStores::peopleTable);
    }

    @Test
    void offersNoFormAndLeavesTheApiAsItIs() {
        String base = "http://127.0.0.1:" + port;
        var registered = Http.post(base + "/people", "{\"name\":\"Api\",\"email\":\"api@example.com\"}");
        String id = Http.json(registered).path("id").asString();

        assertThat(registered.statusCode()).isEqualTo(201);
        assertThat(Http.get(base + "/").body()).contains("Find by email").doesNotContain("data-method");
        assertThat(Http.get(base + "/?person=" + id).body()).contains("Api").doesNotContain("data-method");
    }
}
