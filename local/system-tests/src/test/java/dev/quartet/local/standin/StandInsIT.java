package dev.quartet.local.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StandInsIT {

    private static final Duration END = Duration.ofSeconds(2);

    @Test
    void keepTheirDataWhenTerminatedAndStartedAgain(@TempDir Path directory) {
        try (var standIns = StandIns.start(directory);
                var dynamoDb = standIns.dynamoDbClient();
                var s3 = standIns.s3Client()) {
            new Tables(dynamoDb).createPeople("people");
            new Buckets(s3).create("bars");
            dynamoDb.putItem(put -> put.tableName("people").item(Map.of("pk", AttributeValue.fromS("person#1"))));
            s3.putObject(put -> put.bucket("bars").key("bars/A/2026.csv"), RequestBody.fromString("date,close"));
            standIns.process().destroy();
            assertThat(standIns.process().onExit()).as("the end after SIGTERM").succeedsWithin(END);
        }
        try (var standIns = StandIns.start(directory);
                var dynamoDb = standIns.dynamoDbClient();
                var s3 = standIns.s3Client()) {
            new Tables(dynamoDb).createPeople("people");
            new Buckets(s3).create("bars");
            assertThat(dynamoDb.scan(scan -> scan.tableName("people")).items())
                    .containsExactly(Map.of("pk", AttributeValue.fromS("person#1")));
            assertThat(s3.getObjectAsBytes(get -> get.bucket("bars").key("bars/A/2026.csv")).asUtf8String())
                    .isEqualTo("date,close");
            assertThatExceptionOfType(StandInsException.class)
                    .isThrownBy(() -> new Tables(dynamoDb).createPosts("people"))
                    .withMessageContaining("another version");
        }
    }

    @Test
    void listenOnLoopbackOnlyAndEndWhenTheirParentLetsGo() throws IOException {
        var console = new ByteArrayOutputStream();
        var standIns = capturingErrors(console, StandIns::startInMemory);
        for (var address : outsideAddresses()) {
            assertRefused(address, standIns.dynamoDb().getPort());
            assertRefused(address, standIns.s3().getPort());
        }
        // What the kernel does when the parent is gone, however it went.
        standIns.process().outputWriter().close();
        assertThat(standIns.process().onExit()).succeedsWithin(END);
        assertThat(standIns.process().exitValue()).isZero();
        assertThat(console.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void sayWhichPortIsTaken(@TempDir Path directory) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();
            assertThatExceptionOfType(StandInsException.class)
                    .isThrownBy(() -> StandIns.start(directory, 0, port))
                    .withMessageContaining(":" + port)
                    .withMessageContaining("choose another port");
        }
    }

    private static StandIns capturingErrors(ByteArrayOutputStream console, Supplier<StandIns> start) {
        var errors = System.err;
        System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
        try {
            return start.get();
        } finally {
            System.setErr(errors);
        }
    }

    private static List<InetAddress> outsideAddresses() throws IOException {
        var addresses = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        assumeFalse(addresses.isEmpty(), "This machine has no address besides loopback to try.");
        return addresses;
    }

    private static void assertRefused(InetAddress address, int port) {
        assertThatIOException().as("connecting to %s port %d", address, port).isThrownBy(() -> {
            try (var socket = new Socket(address, port)) {
                socket.getInputStream();
            }
        });
    }
}
