package dev.quartet.local.launcher.machine;

/** The process that started this one. */
public final class Parent {

    /** Maven sets it: a launcher that Maven started has no business after Maven. */
    private static final String WATCH = "quartet.end-with-parent";

    private Parent() {}

    /** Ends this process when its parent ends, however that ends, if this was asked for. */
    public static void endWithIt() {
        if (Boolean.getBoolean(WATCH)) {
            Thread.ofVirtual().name("parent").start(Parent::awaitItsEnd);
        }
    }

    private static void awaitItsEnd() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().join());
        end();
    }

    private static void end() {
        System.exit(0);
    }
}
