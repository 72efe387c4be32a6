package dev.quartet.image;

import dev.quartet.image.training.Training;
import dev.quartet.image.training.TrainingException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes the folders that become layers of a service's image, in {@code OUTPUT}: {@code application/app} with the beans
 * that Spring worked out and the bill of materials, {@code cache/app} with the AOT cache and the JVM's options; and,
 * shared by all services, the Java runtime. The build runs it in each service's package phase.
 */
@Command(name = "build-image-layout", description = "Makes what a service's image holds beside its jars.")
final class BuildImageLayout implements Callable<Integer> {

    @Option(names = "--service", required = true, description = "Its name, such as user-service.")
    private String service = "";

    @Option(names = "--jar", required = true, description = "The service's own jar.")
    private Path jar = Path.of("");

    @Option(names = "--class-path-file", required = true, description = "Holds the run-time class path of the service.")
    private Path classPathFile = Path.of("");

    @Option(names = "--training", required = true, description = "The requests of the training run.")
    private Path training = Path.of("");

    @Option(names = "--modules", required = true, description = "Lists the modules of the Java runtime.")
    private Path modules = Path.of("");

    @Option(names = "--jvm-options", required = true, description = "How the JVM runs.")
    private Path jvmOptions = Path.of("");

    @Option(names = "--runtime", required = true, description = "Where the Java runtime of all services is made.")
    private Path runtimeFolder = Path.of("");

    @Option(names = "--output", required = true, description = "Where this service's layers are made.")
    private Path output = Path.of("");

    @Option(names = "--kind", required = true, description = "One of ${COMPLETION-CANDIDATES}, in either case.")
    private Kind kind = Kind.PORTABLE;

    @Option(names = "--skip", arity = "1", description = "Leaves everything as it is.")
    private boolean skip;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new BuildImageLayout()).setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(BuildImageLayout::explain).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (skip) {
            return 0;
        }
        Files.createDirectories(runtimeFolder);
        Stage stage = Stage.of(output.resolve("stage"), jar, Files.readString(classPathFile));
        Fingerprint wanted = fingerprint(stage);
        Path kept = output.resolve("fingerprint");
        if (!wanted.isKeptIn(kept)) {
            Folders.empty(output);
            make(stage, MainClass.in(jar.resolveSibling("classes")));
            wanted.keepIn(kept);
        }
        return 0;
    }

    private void make(Stage stage, String mainClass) throws IOException {
        stage.make();
        new SpringAot(stage, Files.createDirectories(output.resolve("spring-aot")), mainClass, service).make();
        Path application = Files.createDirectories(output.resolve("application/app"));
        Files.copy(stage.aheadOfTimeJar(), application.resolve(stage.aheadOfTimeJar().getFileName()));
        Files.copy(jar.resolveSibling("classes/META-INF/sbom/application.cdx.json"),
                application.resolve("sbom.cdx.json"));
        Path cacheFolder = Files.createDirectories(output.resolve("cache/app"));
        JvmOptions options = JvmOptions.read(jvmOptions);
        if (kind == Kind.NATIVE) {
            trainCache(new AotCache(stage, linkRuntime(stage), jvmOptions, cacheFolder.resolve("app.aot")), mainClass);
            options = options.withCache("/app/app.aot");
        } else if (kind == Kind.REPRODUCIBLE) {
            linkRuntime(stage);
        }
        options.write(cacheFolder.resolve("jvm.options"));
    }

    private JavaRuntime linkRuntime(Stage stage) {
        Modules listed = Modules.read(modules);
        listed.suffice(service, Modules.needed(stage));
        JavaRuntime runtime = new JavaRuntime(runtimeFolder);
        runtime.makeFor(listed);
        return runtime;
    }

    private void trainCache(AotCache cache, String mainClass) {
        cache.train(new Training(service, training, output.resolve("training.log")), mainClass);
        cache.verify(output.resolve("verification.log"));
    }

    private Fingerprint fingerprint(Stage stage) throws IOException {
        Fingerprint fingerprint = new Fingerprint().with("service", service).with("kind", kind.toString())
                .with("jdk", JavaRuntime.jdk()).with(training).with(modules).with(jvmOptions);
        for (Path file : stage.jars()) {
            fingerprint.with(file);
        }
        return fingerprint.with(ownCode());
    }

    private static Path ownCode() {
        try {
            return Path.of(BuildImageLayout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof ImageBuildException || failure instanceof TrainingException) {
            System.err.println("ERROR: " + failure.getMessage());
            return 1;
        }
        throw failure;
    }

    /** What an image is made of beside the service's jars. */
    enum Kind {
        /** A runtime and an AOT cache for this machine's own operating system and processor. */
        NATIVE,
        /** Without the cache, whose bytes differ from build to build: two builds of one commit give one digest. */
        REPRODUCIBLE,
        /** Only what runs anywhere, for a base image that brings Java 25. */
        PORTABLE
    }
}
