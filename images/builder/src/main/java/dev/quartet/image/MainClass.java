package dev.quartet.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the class that starts a service. */
final class MainClass {

    private static final String MARK = "Lorg/springframework/boot/autoconfigure/SpringBootApplication;";

    private MainClass() {}

    /**
     * The name of the one class that is marked as an application of Spring Boot.
     *
     * @throws ImageBuildException if there is none, or more than one
     */
    static String in(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> found = files.filter(file -> file.toString().endsWith(".class")).map(MainClass::parse)
                    .filter(MainClass::isMarked)
                    .map(model -> model.thisClass().asInternalName().replace('/', '.')).toList();
            if (found.size() != 1) {
                throw new ImageBuildException("One class with @SpringBootApplication was expected in %s, not %s."
                        .formatted(classes, found));
            }
            return found.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMarked(ClassModel model) {
        return model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .anyMatch(annotation -> annotation.className().equalsString(MARK));
    }
}
