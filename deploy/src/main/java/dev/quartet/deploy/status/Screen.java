package dev.quartet.deploy.status;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Where bars are drawn. */
interface Screen {

    /**
     * Shows the state after a round.
     *
     * @param lines all of it
     * @param gist what has to differ to be worth telling
     */
    void show(List<String> lines, Object gist);

    /** A terminal: each time in the same place. */
    static Screen redrawn(Consumer<String> out) {
        List<String> before = new ArrayList<>();
        return (lines, _) -> {
            // "Control Functions for Coded Character Sets" (ECMA-48): cursor up, erase to the end.
            String again = before.isEmpty() ? "" : "\u001b[%dA\u001b[J".formatted(before.size());
            before.clear();
            before.addAll(lines);
            out.accept(again + String.join(System.lineSeparator(), lines));
        };
    }

    /** A log: only when another set of instances answers. */
    static Screen onChange(Consumer<String> out) {
        List<Object> before = new ArrayList<>();
        return (lines, gist) -> {
            if (before.isEmpty() || !before.getFirst().equals(gist)) {
                before.clear();
                before.add(gist);
                lines.forEach(out);
            }
        };
    }
}
