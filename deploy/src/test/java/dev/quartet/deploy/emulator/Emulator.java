package dev.quartet.deploy.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quartet.local.testkit.InstalledProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * moto's server, in a process of its own on a loopback port: an account of AWS, as far as moto goes. The account's number
 * is that of the environments' files.
 */
public final class Emulator implements AutoCloseable {

    private static final InstalledProgram SERVER = new InstalledProgram("moto_server", "MOTO_SERVER",
            "No moto here: pip install -r .ci/requirements.txt, or name its moto_server in MOTO_SERVER.",
            System.getenv());
    private static final Path LOG = Path.of("target", "moto.log");
    private static final Pattern RUNNING = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

    // Many times what it takes on an idle machine.
    private static final Duration MOST_TIME = Duration.ofMinutes(1);

    private static final StaticCredentialsProvider ANYBODY = StaticCredentialsProvider.create(AwsBasicCredentials
            .create("anybody", "anything"));

    private final Process process;
    private final URI address;

    private Emulator(Process process) {
        this.process = process;
        this.address = await().atMost(MOST_TIME).until(this::printedAddress, Optional::isPresent).orElseThrow();
    }

    static Emulator start() {
        Path program = SERVER.require();
        try {
            Files.createDirectories(LOG.getParent());
            Process process = new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", "0")
                    .redirectErrorStream(true).redirectOutput(LOG.toFile()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Emulator(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<URI> printedAddress() throws IOException {
        String log = Files.readString(LOG);
        assertThat(process.isAlive()).as(log).isTrue();
        Matcher found = RUNNING.matcher(log);
        return found.find() ? Optional.of(URI.create(found.group(1))) : Optional.empty();
    }

    /** Forgets everything: a new account. */
    public void reset() {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/moto-api/reset")).POST(BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A client of one of its services. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, String region) {
        return builder.endpointOverride(address).region(Region.of(region)).credentialsProvider(ANYBODY)
                .httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
