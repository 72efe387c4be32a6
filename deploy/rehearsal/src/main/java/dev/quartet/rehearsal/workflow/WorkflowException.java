package dev.quartet.rehearsal.workflow;

/** What cannot be run here, in a sentence: the workflow may be right, and only unknown to this package. */
public final class WorkflowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkflowException(String message) {
        super(message);
    }

    WorkflowException(String message, Throwable cause) {
        super(message, cause);
    }
}
