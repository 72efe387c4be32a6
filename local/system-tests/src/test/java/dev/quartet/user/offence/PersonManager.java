package dev.quartet.user.offence;

final class PersonManager {}
