package dev.quartet.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/**
 * The registry that stands for ECR, asked without the tool ("OCI Distribution Specification", pulling manifests).
 *
 * @param address its host and port
 */
record ImageRegistry(String address) {

    private static final String MANIFESTS = "application/vnd.oci.image.manifest.v1+json, "
            + "application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.v2+json, "
            + "application/vnd.docker.distribution.manifest.list.v2+json";

    /** The digest of a service's image; empty if there is none of that tag or digest. */
    Optional<String> digest(String service, String reference) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = client.send(HttpRequest
                    .newBuilder(URI.create("http://%s/v2/quartet/%s/manifests/%s"
                            .formatted(address, service, reference)))
                    .header("Accept", MANIFESTS).method("HEAD", BodyPublishers
                            .noBody())
                    .build(), BodyHandlers.discarding());
            return answer.statusCode() == 200 ? answer.headers().firstValue("Docker-Content-Digest") : Optional.empty();
        } catch (IOException e) {
            throw new RehearsalException("The registry does not answer: %s.".formatted(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RehearsalException("The rehearsal was interrupted.", e);
        }
    }
}
