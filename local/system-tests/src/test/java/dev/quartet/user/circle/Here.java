package dev.quartet.user.circle;

import dev.quartet.user.circle.other.There;

public final class Here {

    private final There there;

    public Here(There there) {
        this.there = there;
    }

    There there() {
        return there;
    }
}
