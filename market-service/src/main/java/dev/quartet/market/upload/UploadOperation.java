package dev.quartet.market.upload;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** Describes the upload, whatever its format, to the readers of the API. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(operationId = "upload", summary = "Upload a file of bars", description = """
        At most 20,000 bars in at most 16 MiB. Each takes the place of the bar of its day. One bad row, and nothing of \
        the file is stored; 'errors' names the first hundred bad rows by line, 'badRows' counts all. Sending a file \
        again changes nothing, so after a failure send it again.""", requestBody = @RequestBody(required = true, content = {
        @Content(mediaType = "text/csv", schema = @Schema(type = "string", description = "RFC 4180; the first line names the columns, in any order"), examples = @ExampleObject("""
                date,open,high,low,close,volume
                2026-11-20,271.05,273.33,265.67,271.49,59030832
                """)),
        @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, array = @ArraySchema(schema = @Schema(ref = "#/components/schemas/Bar"), minItems = 1, maxItems = BarFile.MOST_ROWS))}))
@ApiResponse(responseCode = "201", description = "Stored, and some days had no bar before; Location names the range")
@ApiResponse(responseCode = "200", description = "Stored, and every day had a bar before")
@interface UploadOperation {}
