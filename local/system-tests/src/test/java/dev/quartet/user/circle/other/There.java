package dev.quartet.user.circle.other;

import dev.quartet.user.circle.Here;

public final class There {

    public Here here() {
        return new Here(this);
    }
}
