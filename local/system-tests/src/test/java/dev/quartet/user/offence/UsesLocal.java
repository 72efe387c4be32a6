package dev.quartet.user.offence;

import dev.quartet.local.testkit.TestStores;

final class UsesLocal {

    String bucket() {
        return TestStores.bucket();
    }
}
