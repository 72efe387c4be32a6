package dev.quartet.deploy.release;

import dev.quartet.deploy.change.Changes;
import dev.quartet.deploy.change.Clone;
import dev.quartet.deploy.live.Revision;
import java.util.Optional;

/**
 * Whether a commit differs from what runs, in anything that makes a service what it is.
 *
 * @param since what to compare with; empty for what runs
 */
record Changed(Clone git, Changes changes, Optional<String> since) {

    /**
     * Asks for one service.
     *
     * @param running what runs; empty if nothing does
     * @param wanted the commit
     */
    boolean isChanged(String service, Optional<Revision> running, String wanted) {
        if (since.isPresent()) {
            return differs(service, git.commit(since.get()), wanted);
        }
        if (running.isEmpty() || running.get().isMarkedFailed()) {
            return true;
        }
        // A commit that this clone has not may be anything.
        return git.find(running.get().tag(Revision.COMMIT).orElse("HEAD~1"))
                .map(base -> differs(service, base, wanted)).orElse(true);
    }

    private boolean differs(String service, String base, String wanted) {
        return changes.touched(git.changedFiles(base, wanted)).contains(service);
    }
}
