package dev.quartet.images;

/** The program of a container that only holds a network, see {@link TaskNetwork}. */
final class Pause {

    private Pause() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread.currentThread().join();
    }
}
