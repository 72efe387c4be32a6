package dev.quartet.deploy.cost;

import dev.quartet.deploy.taskdefinition.TaskDefinition;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/**
 * What a task takes up.
 *
 * @param cpuUnits 1024 are one vCPU
 */
record TaskSize(int cpuUnits, int memoryMiB, Architecture architecture) {

    private static final BigDecimal UNITS = BigDecimal.valueOf(1024);

    /** Whose instructions it is made of. */
    enum Architecture {
        X86_64, ARM64
    }

    static TaskSize of(TaskDefinition definition) {
        JsonNode document = definition.document();
        return new TaskSize(document.path("cpu").asInt(0), document.path("memory").asInt(0), Architecture.valueOf(
                document.path("runtimePlatform").path("cpuArchitecture").asString("X86_64")));
    }

    TaskSize on(Architecture other) {
        return new TaskSize(cpuUnits, memoryMiB, other);
    }

    BigDecimal vcpus() {
        return BigDecimal.valueOf(cpuUnits).divide(UNITS);
    }

    BigDecimal gigabytes() {
        return BigDecimal.valueOf(memoryMiB).divide(UNITS);
    }

    @Override
    public String toString() {
        return "%s vCPU, %s GB, %s".formatted(vcpus().toPlainString(), gigabytes().toPlainString(),
                architecture == Architecture.ARM64 ? "ARM" : "x86");
    }
}
