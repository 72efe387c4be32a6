package dev.quartet.deploy.release;

import dev.quartet.deploy.problem.DeployException;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** The images of one Region: a repository for each service, a tag for each commit. */
final class Registry {

    private final EcrClient ecr;
    private final String region;

    Registry(EcrClient ecr, String region) {
        this.ecr = ecr;
        this.region = region;
    }

    String region() {
        return region;
    }

    private static String repository(String service) {
        return "quartet/" + service;
    }

    /**
     * The registry's host, with its port if it has one.
     *
     * @throws DeployException if the service has no repository yet
     */
    String host(String service) {
        try {
            String uri = ecr.describeRepositories(request -> request.repositoryNames(repository(service)))
                    .repositories().getFirst().repositoryUri();
            return uri.substring(0, uri.length() - repository(service).length() - 1);
        } catch (RepositoryNotFoundException e) {
            throw noRepository(service, e);
        }
    }

    /** What a service's images are called, without tag and digest. */
    String name(String service) {
        return host(service) + '/' + repository(service);
    }

    /** The digest of the image that was built of a commit; empty if there is none. */
    Optional<String> digest(String service, String commit) {
        try {
            return ecr.describeImages(request -> request.repositoryName(repository(service))
                    .imageIds(ImageIdentifier.builder().imageTag(commit).build())).imageDetails().stream()
                    .map(image -> image.imageDigest()).findFirst();
        } catch (ImageNotFoundException _) {
            return Optional.empty();
        } catch (RepositoryNotFoundException e) {
            throw noRepository(service, e);
        }
    }

    /** What a push has to show: user and password, as the header of a request has them. */
    String login() {
        return ecr.getAuthorizationToken().authorizationData().getFirst().authorizationToken();
    }

    /** Gives an image another tag, which stays where it is if it is there. */
    void tag(String service, String digest, String tag) {
        Image image = ecr.batchGetImage(request -> request.repositoryName(repository(service))
                .imageIds(ImageIdentifier.builder().imageDigest(digest).build())).images().getFirst();
        try {
            ecr.putImage(request -> request.repositoryName(repository(service)).imageManifest(image.imageManifest())
                    .imageManifestMediaType(image.imageManifestMediaType()).imageTag(tag));
        } catch (ImageAlreadyExistsException _) {
            // Released before.
        }
    }

    private DeployException noRepository(String service, Exception cause) {
        return new DeployException("There is no repository %s in %s: make it with deploy/quartet up."
                .formatted(repository(service), region), cause);
    }
}
