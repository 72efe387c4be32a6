package dev.quartet.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quartet.local.testkit.EdgeContract;
import dev.quartet.local.testkit.EdgeContract.Http;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.junit.jupiter.Container;
import tools.jackson.databind.JsonNode;

/** All four with real data, and what becomes of the blog when user-service dies. */
@WithImages
class FourServicesIT {

    @Container
    private static final TaskNetwork USER_TASK = new TaskNetwork(ServiceContainer.PORT);

    @Container
    private static final ServiceContainer USER = ServiceContainer.inTask(Service.USER, USER_TASK);

    @Container
    private static final ServiceContainer NEWS = ServiceContainer.onBridge(Service.NEWS);

    @Container
    private static final ServiceContainer MARKET = ServiceContainer.onBridge(Service.MARKET);

    @Container
    private static final ServiceContainer BLOG = ServiceContainer.onBridge(Service.BLOG).asking(USER_TASK);

    @ParameterizedTest
    @EnumSource
    void answersItsIdentityItsPageAndItsApiDescription(Service service) {
        String base = base(service);

        JsonNode identity = Http.json(Http.get(base + "/json"));
        assertThat(identity.path("service").asString()).isEqualTo(service.label());
        assertThat(identity.at("/runtime/platform").asString()).isEqualTo("container");
        assertThat(Http.get(base + "/").body()).contains(service.label(), "</html>");
        assertThat(Http.json(Http.get(base + "/openapi.json")).path("openapi").asString()).startsWith("3.");
        assertThat(Http.get(base + "/livez").statusCode()).isEqualTo(200);
    }

    /** The digest is what a release names: the very bytes that were pushed. */
    @ParameterizedTest
    @EnumSource
    void runsFromTheRegistryByItsDigest(Service service) {
        assumeTrue(BuiltImage.isInRegistry(), "No registry here: -Dimage.goal=build -Dimage.prefix=... pushes to one.");
        BuiltImage image = BuiltImage.of(service);

        assertThat(container(service).getContainerInfo().getConfig().getImage())
                .isEqualTo(image.repository() + '@' + image.digest());
        assertThat(PulledImage.of(service).digests()).contains(image.repository() + '@' + image.digest());
    }

    @ParameterizedTest
    @EnumSource
    void runsAsNobodyInParticular(Service service) {
        assertThat(users(container(service))).isNotEmpty().allSatisfy(
                user -> assertThat(user).isNotEqualTo("0").isNotEqualTo("root"));
    }

    /** As the host sees them: its own names for the user ids. */
    private static List<String> users(ServiceContainer container) {
        var processes = container.getDockerClient().topContainerCmd(container.getContainerId())
                .withPsArgs("-eo uid,pid").exec();
        return Stream.of(processes.getProcesses()).map(process -> process[0]).toList();
    }

    @Test
    void userServiceKeepsAPerson() {
        HttpResponse<String> registered = register();

        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        assertThat(Http.get(USER.addressOf(registered)).body()).isEqualTo(registered.body());
    }

    @Test
    void newsServiceKeepsAnArticle() {
        HttpResponse<String> published = Http.post(base(Service.NEWS) + "/articles", """
                {"title":"Ferry cleared","summary":"She is quiet.","body":"She may sail.","section":"business",\
                "byline":"Jonas Lindqvist"}""");

        assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
        assertThat(Http.get(NEWS.addressOf(published)).body()).isEqualTo(published.body());
        assertThat(Http.get(base(Service.NEWS) + "/feed.atom").body()).contains("<feed");
    }

    @Test
    void marketServiceKeepsPrices() {
        HttpResponse<String> uploaded = Http.send(Http.to(base(Service.MARKET) + "/symbols/SAIL/bars")
                .header("Content-Type", "text/csv").POST(BodyPublishers.ofString("""
                        date,open,high,low,close,volume
                        2026-01-02,11,12,10,11.5,2000
                        """)));

        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        assertThat(Http.get(MARKET.addressOf(uploaded)).body()).contains("\"close\":11.5");
    }

    @Test
    void theBlogIsReadWhileUserServiceIsDeadAndWrittenAgainWhenItIsBack() {
        String author = Http.json(register()).path("id").asString();
        HttpResponse<String> post = publish(author);
        assertThat(post.statusCode()).as(post.body()).isEqualTo(201);
        assertThat(authorName(post)).isEqualTo("Mina Okafor");

        USER.signal("KILL");
        await().until(() -> !USER.isRunning());
        assertThat(USER.state().getExitCodeLong()).isEqualTo(137);

        assertThat(authorName(Http.get(BLOG.addressOf(post)))).isEmpty();
        HttpResponse<String> refused = publish(author);
        EdgeContract.assertProblem(refused, 503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();

        USER.startAgain();
        await().atMost(Duration.ofSeconds(30)).until(() -> publish(author).statusCode() == 201);
        assertThat(authorName(Http.get(BLOG.addressOf(post)))).isEqualTo("Mina Okafor");
    }

    private static ServiceContainer container(Service service) {
        return switch (service) {
            case USER -> USER;
            case NEWS -> NEWS;
            case MARKET -> MARKET;
            case BLOG -> BLOG;
        };
    }

    private static HttpResponse<String> register() {
        return Http.post(base(Service.USER) + "/people",
                "{\"name\":\"Mina Okafor\",\"email\":\"%s@example.com\"}".formatted(UUID.randomUUID()));
    }

    private static HttpResponse<String> publish(String author) {
        return Http.post(base(Service.BLOG) + "/posts",
                "{\"authorId\":\"%s\",\"title\":\"Tides\",\"markdown\":\"They *turn*.\"}".formatted(author));
    }

    private static String authorName(HttpResponse<String> post) {
        assertThat(post.statusCode()).as(post.body()).isIn(200, 201);
        return Http.json(post).at("/author/name").asString("");
    }

    private static String base(Service service) {
        return container(service).base().toString();
    }
}
