package dev.quartet.images;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a class where the containers run in a virtual machine, and fails it there when {@code CI=true}. */
final class KernelCondition implements ExecutionCondition {

    private static final String ELSEWHERE = "Docker runs its containers in a virtual machine here, out of reach of this"
            + " machine: run this test on Linux.";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (System.getProperty("os.name").equals("Linux")) {
            return ConditionEvaluationResult.enabled("Containers run on this machine's kernel.");
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(ELSEWHERE);
        }
        return ConditionEvaluationResult.disabled(ELSEWHERE);
    }
}
