package dev.quartet.support.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;

/** What the build put into the program about itself. */
record Build(@Nullable String service, @Nullable String version, @Nullable String commit) {

    static Build of(@Nullable String service, @Nullable BuildProperties build, @Nullable GitProperties git) {
        return new Build(service, build == null ? null : build.getVersion(), git == null ? null : commit(git));
    }

    private static @Nullable String commit(GitProperties git) {
        String commit = git.getCommitId();
        return commit != null && Boolean.parseBoolean(git.get("dirty")) ? commit + "-dirty" : commit;
    }
}
