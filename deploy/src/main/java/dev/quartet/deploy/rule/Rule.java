package dev.quartet.deploy.rule;

import java.util.function.Consumer;

/** Something that has to agree, for one service at a time. */
interface Rule {

    /** What should hold, for the reader of a finding. */
    String name();

    /** Tells each complaint, a sentence that names both sides. */
    void check(ServiceView service, Consumer<String> complaints);
}
