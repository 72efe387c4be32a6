package dev.quartet.user.offence;

public final class NeedlesslyPublic {}
