package dev.quartet.rehearsal.workflow;

/** How all that came before went, as {@code success()} and {@code failure()} ask for it. Nobody cancels a run here. */
enum Status {

    /** All went well. */
    SUCCESS,
    /** Something failed. */
    FAILURE,
    /** Nothing failed, but something was skipped. */
    INCOMPLETE
}
