package dev.quartet.deploy.command;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever sits in front of the program, if anybody does. */
public interface Terminal {

    /** Whether somebody is there to answer: false in a pipeline, and where input or output is a pipe or a file. */
    boolean isThere();

    /** What was typed, without the end of its line; null if input ended. */
    @Nullable
    String readLine();

    /** That of this process. */
    static Terminal ofProcess() {
        // Null where there is none, or one that says that it is none: which of them differs from one JDK to the next.
        Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        return new Terminal() {
            @Override
            public boolean isThere() {
                return console.isPresent();
            }

            @Override
            public @Nullable String readLine() {
                return console.map(Console::readLine).orElse(null);
            }
        };
    }
}
