package dev.quartet.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LauncherTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;

    @BeforeEach
    void listen() {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @AfterEach
    void stopListening() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void explainsItsFlags() {
        assertThat(run("--help")).isZero();
        assertThat(printed()).contains("--tasks=N", "--fresh", "--port=PORT", "--only=SERVICE", "--no-sample-data");
    }

    @Test
    void refusesTooManyTasks() {
        assertThat(run("--tasks", "5")).isEqualTo(2);
        assertThat(printed()).isEqualTo("--tasks is 5 but has to be 1 to 4. (--help lists the flags)\n");
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThat(run("--port", "70000")).isEqualTo(2);
        assertThat(printed()).startsWith("--port is 70000 but has to be 1 to 65535.");
    }

    @Test
    void refusesAnUnknownService() {
        assertThat(run("--only", "payment")).isEqualTo(2);
        assertThat(printed()).startsWith(
                "--only is payment but has to be one of user-service, news-service, market-service, blog-service.");
    }

    @Test
    void refusesSeveralTasksOfAServiceRunAlone() {
        assertThat(run("--only", "user", "--tasks", "2")).isEqualTo(2);
    }

    @Test
    void refusesAnUnknownFlagInOneSentence() {
        assertThat(run("--twice")).isEqualTo(2);
        assertThat(printed()).contains("--twice").hasLineCount(1);
    }

    @Test
    void saysWhoHoldsThePortAndHowToChooseAnother() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);

            assertThat(printed()).startsWith("Port " + taken.getLocalPort() + " is in use").contains("--port ")
                    .hasLineCount(1);
            if (Files.exists(Path.of("/proc/net/tcp"))) {
                assertThat(printed()).contains("by java (pid " + ProcessHandle.current().pid() + ")");
            }
        }
    }

    // These tests run in the module's own directory, where no service is.
    @Test
    void saysWhatIsNotBuilt() throws Exception {
        assertThat(run("--port", Integer.toString(freePort()))).isEqualTo(1);

        assertThat(printed()).startsWith("user-service is not built; run `mvn -Plocal`").hasLineCount(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int run(String... arguments) {
        return Launcher.run((data, console) -> {
            throw new AssertionError("Nothing is to be started.");
        }, arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
