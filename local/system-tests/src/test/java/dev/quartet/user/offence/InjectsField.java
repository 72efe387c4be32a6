package dev.quartet.user.offence;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

final class InjectsField {

    @Autowired
    private @Nullable String name;

    @Nullable
    String name() {
        return name;
    }
}
