package dev.quartet.deploy.command;

import dev.quartet.deploy.problem.DeployException;
import java.io.PrintWriter;

/** Lines of progress, from any thread, and questions. */
public final class Console {

    private final PrintWriter progress;
    private final Terminal terminal;

    private Console(PrintWriter progress, Terminal terminal) {
        this.progress = progress;
        this.terminal = terminal;
    }

    /** One that prints to a writer, and asks whoever is at the terminal. */
    public static Console of(PrintWriter progress, Terminal terminal) {
        return new Console(progress, terminal);
    }

    static Console of(Output output, Terminal terminal) {
        return of(output.progress(), terminal);
    }

    /** Prints a line. */
    public synchronized void line(String text) {
        progress.println(text);
        progress.flush();
    }

    /**
     * Ends a command that will have to ask before it begins.
     *
     * @throws DeployException if nobody is there to answer
     */
    public void requireSomebody() {
        if (!terminal.isThere()) {
            throw new DeployException("Nobody is here to answer a question: give --yes.");
        }
    }

    /**
     * Asks, and returns if the answer is the expected word.
     *
     * @throws DeployException if nobody is there to answer, or the answer is another
     */
    public synchronized void ask(String question, String expected) {
        requireSomebody();
        progress.print(question + " (" + expected + ") ");
        progress.flush();
        String answer = terminal.readLine();
        if (answer == null || !answer.strip().equals(expected)) {
            throw new DeployException("The answer was not %s: nothing was changed.".formatted(expected));
        }
    }
}
