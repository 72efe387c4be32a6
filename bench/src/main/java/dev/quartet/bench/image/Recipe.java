package dev.quartet.bench.image;

import java.io.IOException;
import java.time.Duration;

/** A way to build and push images out of a clone of this project. */
public interface Recipe {

    /** What this way makes, for people. */
    String title();

    /** Builds everything anew, and pushes it. */
    Duration buildClean() throws IOException;

    /** Changes one line of user-service, builds what that needs, and pushes it. */
    Duration buildAfterOneLine() throws IOException;

    /** User-service's image that was pushed last, by its digest. */
    String pushed() throws IOException;
}
