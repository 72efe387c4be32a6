package dev.quartet.user.unmarked;

final class Unmarked {}
