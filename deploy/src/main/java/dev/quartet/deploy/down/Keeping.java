package dev.quartet.deploy.down;

/** What a removal leaves. */
enum Keeping {
    NOTHING, DATA
}
