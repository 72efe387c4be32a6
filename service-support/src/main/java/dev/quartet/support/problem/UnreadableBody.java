package dev.quartet.support.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a JSON body without naming a class of ours. */
final class UnreadableBody {

    private UnreadableBody() {}

    static Violation explain(HttpMessageNotReadableException failure) {
        return switch (failure.getCause()) {
            case UnrecognizedPropertyException unknown ->
                Violation.atPointer(pointer(unknown), "is unknown; known are " + known(unknown));
            case InvalidFormatException format -> Violation.atPointer(pointer(format),
                    "'%s' is not understood%s".formatted(shortened(String.valueOf(format.getValue())),
                            expected(format)));
            case ValueInstantiationException refused when refused
                    .getCause() instanceof IllegalArgumentException cause ->
                Violation.atPointer(pointer(refused), String.valueOf(cause.getMessage()));
            case DatabindException mismatch -> Violation.atPointer(pointer(mismatch), "has the wrong type");
            case JacksonException syntax ->
                new Violation("", null, line(syntax), "is not JSON%s".formatted(column(syntax)));
            case null, default -> Violation.atPointer("", "is missing; send a JSON document");
        };
    }

    private static String pointer(JacksonException failure) {
        List<JacksonException.Reference> path = failure.getPath();
        return path.stream()
                .map(part -> part.getPropertyName() == null ? String.valueOf(part.getIndex()) : part.getPropertyName())
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1")).collect(Collectors.joining());
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds() == null
                ? "none"
                : unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String expected(InvalidFormatException format) {
        Class<?> type = format.getTargetType();
        if (type == String.class) {
            return "; use a string";
        }
        return type != null && type.isEnum() ? "; use one of " + List.of(type.getEnumConstants()) : "";
    }

    private static String shortened(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "…";
    }

    private static @Nullable Integer line(JacksonException failure) {
        return failure.getLocation() == null || failure.getLocation().getLineNr() < 1
                ? null
                : failure.getLocation().getLineNr();
    }

    private static String column(JacksonException failure) {
        return failure.getLocation() == null || failure.getLocation().getColumnNr() < 1
                ? ""
                : " at column " + failure.getLocation().getColumnNr();
    }
}
