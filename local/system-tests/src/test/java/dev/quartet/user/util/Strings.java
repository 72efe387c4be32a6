package dev.quartet.user.util;

final class Strings {}
