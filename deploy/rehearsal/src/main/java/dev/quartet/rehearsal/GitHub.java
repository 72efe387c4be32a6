package dev.quartet.rehearsal;

import dev.quartet.rehearsal.workflow.Event;
import dev.quartet.rehearsal.workflow.Machine;
import dev.quartet.rehearsal.workflow.WorkflowException;
import dev.quartet.rehearsal.workflow.WorkflowRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Stands in for GitHub: runs the release workflow of the clone, on one machine that keeps what it has built, and does what the
 * actions do as far as the steps after them need it. What is signed and looked through has to be in the registry.
 */
final class GitHub implements Machine {

    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "ap-northeast-1";

    private final Stage stage;
    private final Path workspace;
    private final Consumer<String> console;
    private final List<Action> actions = new ArrayList<>();
    private Event event = Event.byHand("", Map.of());
    private int folders;

    GitHub(Stage stage, Consumer<String> console) {
        this.stage = stage;
        this.console = console;
        workspace = stage.clone("runner");
    }

    /** Whether there is a production to promote to. */
    enum Production {
        THERE, NOT_YET
    }

    /** Runs the release workflow as it is in the clone. */
    WorkflowRun release(Event because, Production production) {
        event = because;
        actions.clear();
        Map<String, String> variables = new HashMap<>(Map.of("AWS_ACCOUNT", ACCOUNT, "AWS_REGION", REGION));
        if (production == Production.THERE) {
            variables.put("PRODUCTION", "true");
        }
        return WorkflowRun.of(stage.copy().resolve(".github/workflows/release.yml"), because, variables, this);
    }

    /** The uses of an action in the latest run. */
    List<Action> uses(String action) {
        return actions.stream().filter(use -> use.name().equals(action)).toList();
    }

    @Override
    public Path workspace() {
        return workspace;
    }

    @Override
    public Path folder() {
        try {
            return Files.createDirectories(workspace.resolveSibling("jobs").resolve(String.valueOf(++folders)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> environment() {
        return stage.cloud();
    }

    @Override
    public void tell(String line) {
        console.accept(line);
    }

    @Override
    public Map<String, String> use(Action action) {
        actions.add(action);
        return switch (action.name()) {
            case "actions/checkout" -> checkOut(action);
            // The JDK is this machine's.
            case "actions/setup-java" -> Map.of();
            case "aws-actions/configure-aws-credentials" -> become(action);
            // What follows asks the registry without a login.
            case "aws-actions/amazon-ecr-login" -> Map.of();
            case "actions/attest" -> attest(action);
            case "anchore/scan-action" -> scan(action);
            default -> throw new WorkflowException("Nobody stands in for %s here.".formatted(action.name()));
        };
    }

    private Map<String, String> checkOut(Action action) {
        Program.of("git", "fetch", "--quiet", "origin").in(workspace).output();
        String commit = action.with().getOrDefault("ref", event.commit());
        Program.of("git", "checkout", "--quiet", "--detach", commit).in(workspace).output();
        return Map.of();
    }

    private static Map<String, String> become(Action action) {
        requireWrite(action, "id-token");
        Map<String, String> variables = new HashMap<>(Stage.CREDENTIALS);
        variables.put("AWS_REGION", input(action, "aws-region"));
        return variables;
    }

    private Map<String, String> attest(Action action) {
        requireWrite(action, "id-token");
        requireWrite(action, "attestations");
        requireThere(input(action, "subject-name"), input(action, "subject-digest"));
        String bill = action.with().getOrDefault("sbom-path", ".");
        if (!Files.exists(workspace.resolve(bill))) {
            throw new RehearsalException("%s attests %s, which is not there.".formatted(action.job(), bill));
        }
        return Map.of();
    }

    private Map<String, String> scan(Action action) {
        String[] image = input(action, "image").replaceFirst("^registry:", "").split("@", 2);
        requireThere(image[0], image[1]);
        return Map.of();
    }

    private void requireThere(String image, String digest) {
        String service = image.substring(image.lastIndexOf('/') + 1);
        if (!image.equals("%s/quartet/%s".formatted(stage.registry(), service)) || new ImageRegistry(stage.registry())
                .digest(service, digest).isEmpty()) {
            throw new RehearsalException("The registry has no %s@%s.".formatted(image, digest));
        }
    }

    private static void requireWrite(Action action, String permission) {
        if (!"write".equals(action.permissions().get(permission))) {
            throw new RehearsalException("%s uses %s without the permission %s: write.".formatted(action.job(), action
                    .name(), permission));
        }
    }

    private static String input(Action action, String name) {
        String value = action.with().getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new RehearsalException("%s uses %s without %s.".formatted(action.job(), action.name(), name));
        }
        return value;
    }
}
