package dev.quartet.user.offence;

final class Prints {

    void print() {
        System.out.println("printed");
    }
}
