package dev.quartet.rehearsal.workflow;

import java.nio.file.Path;
import java.util.Map;

/** What a run leans on. */
public interface Machine {

    /**
     * A use of an action.
     *
     * @param job as {@link JobRun#name()}
     * @param name without its version, such as {@code actions/checkout}
     * @param with its inputs, filled in
     * @param permissions of the job, such as {@code id-token} and {@code write}
     */
    record Action(String job, String name, Map<String, String> with, Map<String, String> permissions) {}

    /** Where the scripts run. */
    Path workspace();

    /** An empty folder for one job. */
    Path folder();

    /** Variables that every script gets. This machine's own that begin as those of AWS, GitHub and the tool do are gone. */
    Map<String, String> environment();

    /**
     * Does what an action does, as far as the run needs it.
     *
     * @return variables for the job's later steps
     * @throws WorkflowException if it is not known here
     */
    Map<String, String> use(Action action);

    /** Hears what scripts say. */
    void tell(String line);
}
