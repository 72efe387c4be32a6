package dev.quartet.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;

/** A container that cannot serve ends at once, with a code that tells of failure and one sentence of what to mend. */
@WithImages
class WrongSettingIT {

    @Container
    private static final ServiceContainer NO_SUCH_TABLE = ServiceContainer.onBridge(Service.USER)
            .withEnv("TABLE_NAME", "nobody").expectedToEnd();

    @Container
    private static final ServiceContainer NO_BUCKET = ServiceContainer.onBridge(Service.MARKET)
            .withEnv("BUCKET_NAME", "").expectedToEnd();

    @Container
    private static final ServiceContainer NO_PORT = ServiceContainer.onBridge(Service.NEWS)
            .withEnv("PORT", "eighty").expectedToEnd();

    @Container
    private static final ServiceContainer NO_USER_SERVICE = ServiceContainer.onBridge(Service.BLOG).expectedToEnd();

    @Container
    private static final ServiceContainer NO_REGION = ServiceContainer.onBridge(Service.USER)
            .withEnv("AWS_REGION", "").expectedToEnd();

    @Test
    void namesTheTableThatIsNotThere() {
        assertRefusal(NO_SUCH_TABLE, "TABLE_NAME is 'nobody': there is no such DynamoDB table");
    }

    @Test
    void namesTheBucketThatIsNotSet() {
        assertRefusal(NO_BUCKET, "BUCKET_NAME is not set: ");
    }

    @Test
    void namesThePortThatIsNone() {
        assertRefusal(NO_PORT, "PORT is 'eighty': ");
    }

    @Test
    void namesTheServiceThatTheBlogCannotBeWithout() {
        assertRefusal(NO_USER_SERVICE, "USER_SERVICE_URL is not set: ");
    }

    @Test
    void namesTheRegionThatIsNotSet() {
        assertRefusal(NO_REGION, "AWS_REGION is not set: ");
    }

    private static void assertRefusal(ServiceContainer container, String sentence) {
        assertThat(container.state().getExitCodeLong()).isEqualTo(1);
        assertThat(container.getLogs().lines().filter(line -> line.startsWith(sentence))).hasSize(1);
    }
}
