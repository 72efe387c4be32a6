package dev.quartet.deploy.emulator;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the emulator to the methods of a test class that ask for it by a parameter: one process for the whole test JVM,
 * which closes with it, and empty whenever it is handed out. Where it is not installed, the class is skipped.
 */
public final class EmulatorExtension implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(EmulatorExtension.class);

    // Not at the first parameter: there, JUnit would take a skipped test for a failed one.
    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Emulator.class;
    }

    @Override
    public Emulator resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Emulator emulator = shared(context);
        emulator.reset();
        return emulator;
    }

    private static Emulator shared(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Emulator.class, _ -> Emulator.start(),
                Emulator.class);
    }
}
