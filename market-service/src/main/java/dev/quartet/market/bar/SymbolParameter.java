package dev.quartet.market.bar;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a symbol in a path to the readers of the API. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(description = "1 to 12 characters of A-Z, 0-9, '.' and '-'", example = "AAPL", schema = @Schema(type = "string", pattern = Symbol.PATTERN))
public @interface SymbolParameter {}
