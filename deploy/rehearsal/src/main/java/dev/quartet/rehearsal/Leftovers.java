package dev.quartet.rehearsal;

/** What the emulator itself still has, whatever the tool says. */
record Leftovers(Stage stage) {

    /**
     * Looks once.
     *
     * @return that there is nothing
     * @throws RehearsalException if there is something
     */
    String expectNone() {
        String listed = stage.listed();
        if (!listed.isEmpty()) {
            throw new RehearsalException("These are left: %s.".formatted(listed.replace("\n", ", ")));
        }
        if (!stage.containers().isEmpty()) {
            throw new RehearsalException("These containers are left: %s.".formatted(stage.containers()));
        }
        return "nothing";
    }
}
