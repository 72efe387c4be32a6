package dev.quartet.deploy.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.deploy.cost.TaskSize.Architecture;
import dev.quartet.deploy.environment.NetworkMode;
import dev.quartet.deploy.problem.DeployException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceSizeTests {

    @ParameterizedTest(name = "{0}, {1} CPU units, {2} MiB, {3}: {4}")
    @CsvSource({
            // By CPU, as the course has it: "a medium one takes two tasks".
            "t3.medium, 1024, 1024, BRIDGE, 2",
            "t2.medium, 1024, 1024, AWSVPC, 2",
            "m7i.large, 1024, 1024, BRIDGE, 2",
            // By memory: 3686 of 4096 MiB are for tasks, and 7372 of 8192.
            "t3.medium, 256, 1024, BRIDGE, 3",
            "t3.large, 256, 1024, BRIDGE, 7",
            // By network interfaces: one of three is the instance's own.
            "t3.large, 256, 512, AWSVPC, 2",
            // By port 80, of which a host has one.
            "t3.large, 256, 512, HOST, 1",
            "t3.large, 256, 512, BRIDGE_FIXED_PORT, 1",
            "c7i.large, 4096, 8192, BRIDGE, 1"
    })
    void holdsSoManyTasks(String type, int cpuUnits, int memoryMiB, NetworkMode mode, int tasks) {
        assertThat(InstanceSize.of(type).tasks(new TaskSize(cpuUnits, memoryMiB, Architecture.X86_64), mode))
                .isEqualTo(tasks);
    }

    @Test
    void knowsNoOtherTypes() {
        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> InstanceSize.of("z9.huge"))
                .withMessage("Nobody has written down how large an instance of z9.huge is: add it to InstanceSize.");
    }
}
