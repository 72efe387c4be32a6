package dev.quartet.image;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.spi.ToolProvider;

/** A tool that comes with a JDK and runs inside this process, such as {@code jdeps}. */
record JdkTool(String name) {

    /**
     * Runs it and gives back what it printed.
     *
     * @throws ImageBuildException if this JDK has no such tool, or the tool fails
     */
    String run(String... arguments) {
        ToolProvider tool = ToolProvider.findFirst(name).orElseThrow(() -> new ImageBuildException(
                "This build needs a whole JDK 25, with %s: a JRE has none.".formatted(name)));
        var output = new StringWriter();
        int code = tool.run(new PrintWriter(output), new PrintWriter(output), arguments);
        if (code != 0) {
            throw new ImageBuildException(name + " failed: " + output);
        }
        return output.toString();
    }
}
