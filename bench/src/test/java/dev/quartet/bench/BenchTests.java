package dev.quartet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BenchTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--rounds=0|--rounds is 0 but has to be 1 to 50.",
            "--cpus=none|--cpus is none but has to be a number above 0, such as 0.25.",
            "--registry=registry.example:5000|has to be on the loopback address, such as 127.0.0.1:5000.",
            "--only=speed|has to be build, size, cold-start, throughput or scale, not speed."})
    void refusesAWrongFlagWithWhatWouldBeRight(String flag, String message, CapturedOutput output) {
        assertThat(Bench.run(flag)).isEqualTo(2);
        assertThat(output.getErr()).contains(message, "--help lists the flags");
    }

    @Test
    void explainsItself(CapturedOutput output) {
        assertThat(Bench.run("--help")).isZero();
        assertThat(output.getOut()).contains("mvn -Pbench", "--quick", "--rounds", "--only");
    }
}
