package dev.quartet.support.identity;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "identity", description = "Which instance answers")
class IdentityController {

    private final Identities identities;

    IdentityController(Identities identities) {
        this.identities = identities;
    }

    @GetMapping(path = "/json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "identity", summary = "Tells which instance answers and where it runs")
    @ApiResponse(responseCode = "200", description = "The instance that answers", content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = Identity.class)))
    void identity(HttpServletResponse response) throws IOException {
        identities.writeTo(response);
    }
}
