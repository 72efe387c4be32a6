package dev.quartet.deploy.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** What AWS answers is sent by a server here, so that it comes through the SDK as from AWS. */
class ProblemsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | ExpiredToken             | The security token included in the request is expired | Your login has expired: log in again
            403 | InvalidClientTokenId     | The security token included in the request is invalid. | AWS does not know these credentials
            403 | SignatureDoesNotMatch    | Signature expired                                      | AWS does not know these credentials
            400 | Throttling               | Rate exceeded                                          | AWS was asked too often
            403 | AccessDenied             | User: u is not authorized to perform: cloudformation:CreateChangeSet on resource: r | Your credentials may not do this (cloudformation:CreateChangeSet)
            400 | ValidationError          | Template format error: x.                              | AWS refused: Template format error: x (ValidationError).
            """)
    void saysInASentenceWhatToDo(int status, String code, String message, String expected) throws IOException {
        HttpServer aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.createContext("/", exchange -> {
            byte[] answer = "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                    .formatted(code, message).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        aws.start();
        try {
            assertThat(sentence(aws.getAddress().getPort(), AnonymousCredentialsProvider.create())).startsWith(
                    expected);
        } finally {
            aws.stop(0);
        }
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(sentence(port, AnonymousCredentialsProvider.create())).contains("is AWS_ENDPOINT_URL right?");
    }

    @Test
    void saysThatThereAreNoCredentials() {
        var none = AwsCredentialsProviderChain.of(ProfileCredentialsProvider.builder().profileFile(ProfileFile.builder()
                .content(new java.io.ByteArrayInputStream(new byte[0])).type(ProfileFile.Type.CREDENTIALS).build())
                .build());

        assertThat(sentence(1, none)).startsWith("There are no AWS credentials: log in");
    }

    @Test
    void namesTheProfileThatIsNotThere() {
        assertThat(sentence(1, ProfileCredentialsProvider.create("nope"))).isEqualTo(
                "The profile nope has no credentials: correct AWS_PROFILE, or log in (such as aws sso login).");
        assertThat(Problems.explain(SdkClientException.create("Unable to load credentials from any of the providers in "
                + "the chain: Profile file contained no credentials for profile 'default'"))).get().asString()
                .startsWith("There are no AWS credentials");
    }

    @Test
    void saysThatALoginIsOver() {
        assertThat(Problems.explain(SdkClientException.create("Unable to load credentials from any of the providers in "
                + "the chain: The SSO session associated with this profile has expired or is otherwise invalid.")))
                .get().asString().startsWith("Your login has expired: log in again");
    }

    @Test
    void leavesWhatItDoesNotKnowToAPerson() {
        assertThat(Problems.explain(new IllegalStateException("some"))).isEmpty();
    }

    private static String sentence(int port, AwsCredentialsProvider credentials) {
        try (CloudFormationClient client = CloudFormationClient.builder().region(Region.AP_NORTHEAST_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + port)).credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(2)).build())
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry())).build()) {
            RuntimeException failure = assertThatExceptionOfType(RuntimeException.class).isThrownBy(
                    client::describeStacks).actual();
            return Problems.explain(failure).orElse("");
        }
    }
}
