package dev.quartet.local.launcher.supervisor;

import java.util.Map;

final class ExitCode {

    private static final int SIGNALLED = 128;
    private static final Map<Integer, String> SIGNALS = Map.of(2, "interrupted", 6, "aborted", 9, "killed", 11,
            "crashed", 15, "terminated");

    private ExitCode() {}

    static String inWords(int code) {
        String signal = SIGNALS.get(code - SIGNALLED);
        return "exit code " + code + (signal == null ? "" : " (" + signal + ")");
    }
}
