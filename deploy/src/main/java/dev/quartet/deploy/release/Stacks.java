package dev.quartet.deploy.release;

import dev.quartet.deploy.stack.Stack;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a release needs of CloudFormation.
 *
 * @param apply makes or changes a stack, returns when that is over, and throws if it failed
 * @param outputs of the stack of a name; empty if there is none
 */
record Stacks(Consumer<Stack> apply, Function<String, Optional<Map<String, String>>> outputs) {

    boolean has(String name) {
        return outputs.apply(name).isPresent();
    }

    Map<String, String> outputsOf(String name) {
        return outputs.apply(name).orElse(Map.of());
    }
}
