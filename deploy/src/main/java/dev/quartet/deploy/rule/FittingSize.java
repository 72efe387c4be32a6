package dev.quartet.deploy.rule;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** CPU and memory are a pair that Fargate sells, and the containers find room in it. */
final class FittingSize implements Rule {

    private static final int GIB = 1024;

    // CPU units, and MiB ("Task size" in "Amazon ECS task definition parameters for Fargate", Amazon ECS Developer Guide).
    private static final Map<Integer, List<Integer>> PAIRS = Map.of(
            256, List.of(GIB / 2, GIB, 2 * GIB),
            512, gibibytes(1, 4, 1),
            1024, gibibytes(2, 8, 1),
            2048, gibibytes(4, 16, 1),
            4096, gibibytes(8, 30, 1),
            8192, gibibytes(16, 60, 4),
            16384, gibibytes(32, 120, 8));

    private static List<Integer> gibibytes(int least, int most, int step) {
        return IntStream.iterate(least, size -> size <= most, size -> size + step).map(size -> size * GIB).boxed()
                .toList();
    }

    @Override
    public String name() {
        return "a size that there is";
    }

    @Override
    public void check(ServiceView service, Consumer<String> complaints) {
        JsonNode document = service.definition().document();
        int cpu = document.path("cpu").asInt(0);
        int memory = document.path("memory").asInt(0);
        boolean isFargate = document.path("requiresCompatibilities").valueStream()
                .anyMatch(type -> type.asString().equals("FARGATE"));
        if (isFargate && !PAIRS.getOrDefault(cpu, List.of()).contains(memory)) {
            complaints
                    .accept("Fargate has no task of %d CPU units and %d MiB; with %d CPU units there is %s.".formatted(
                            cpu, memory, cpu, PAIRS.getOrDefault(cpu, List.of())));
        }
        checkRoom("cpu", cpu, service, complaints);
        checkRoom("memory", memory, service, complaints);
    }

    private static void checkRoom(String what, int all, ServiceView service, Consumer<String> complaints) {
        int wanted = service.definition().containers().mapToInt(container -> container.path(what).asInt(0)).sum();
        if (wanted > all) {
            complaints.accept("the containers want %s of %d, and the task has %d.".formatted(what, wanted, all));
        }
    }
}
