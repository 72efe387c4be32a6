package dev.quartet.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.local.testkit.EdgeContract.Http;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;

/** The runtime in the image calls AWS by TLS, and only whom it can trust. */
@WithImages
class TlsIT {

    private static final TestAuthority AUTHORITY = TestAuthority.certify(Stage.shared().gateway().name());

    private static final Relay DYNAMO_DB = Relay.open(AUTHORITY.serverSockets(),
            Stage.shared().gateway().listenAddress(), Stage.shared().standIns().dynamoDb().getPort());

    @Container
    private static final ServiceContainer TRUSTING = callingByTls()
            .withMount(AUTHORITY.directory(), "/opt/trust")
            .withOption("-Djavax.net.ssl.trustStore=/opt/trust/" + TestAuthority.TRUST_STORE)
            .withOption("-Djavax.net.ssl.trustStorePassword=" + TestAuthority.PASSWORD);

    @Container
    private static final ServiceContainer DOUBTING = callingByTls().unlimited().expectedToEnd();

    private static ServiceContainer callingByTls() {
        return ServiceContainer.onBridge(Service.USER).withEnv("AWS_ENDPOINT_URL_DYNAMODB",
                "https://%s:%d".formatted(Stage.shared().gateway().name(), DYNAMO_DB.port()));
    }

    @AfterAll
    static void close() {
        DYNAMO_DB.close();
    }

    @Test
    void callsAStoreByTls() {
        HttpResponse<String> registered = Http.post(TRUSTING.base() + "/people",
                "{\"name\":\"Mina Okafor\",\"email\":\"tls@example.com\"}");

        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
    }

    @Test
    void doesNotStartOnAStoreThatNobodyItTrustsHasCertified() {
        assertThat(DOUBTING.state().getExitCodeLong()).isEqualTo(1);
        assertThat(DOUBTING.getLogs()).contains("the DynamoDB table cannot be asked")
                .contains("unable to find valid certification path");
    }
}
