package dev.quartet.deploy.live;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenRequest;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import software.amazon.awssdk.services.ecr.model.PutImageResponse;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** A registry with the four repositories, whose tags do not move. */
public final class FakeEcr implements EcrClient {

    public static final String HOST = "127.0.0.1:5077";

    private final Map<String, String> digests = new HashMap<>();
    private boolean hasRepositories = true;

    public synchronized void hasNoRepositories() {
        hasRepositories = false;
    }

    public synchronized void push(String service, String tag, String digest) {
        digests.put("quartet/%s:%s".formatted(service, tag), digest);
    }

    public static String digest(char digit) {
        return "sha256:" + String.valueOf(digit).repeat(64);
    }

    @Override
    public synchronized DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
        requireRepositories();
        return DescribeRepositoriesResponse.builder()
                .repositories(request.repositoryNames().stream().map(name -> Repository
                        .builder().repositoryName(name).repositoryUri(HOST + "/" + name).build()).toList())
                .build();
    }

    private void requireRepositories() {
        if (!hasRepositories) {
            throw RepositoryNotFoundException.builder().message("The repository does not exist.").build();
        }
    }

    @Override
    public synchronized DescribeImagesResponse describeImages(DescribeImagesRequest request) {
        requireRepositories();
        String digest = digests.get(request.repositoryName() + ":" + request.imageIds().getFirst().imageTag());
        if (digest == null) {
            throw ImageNotFoundException.builder().message("The image does not exist.").build();
        }
        return DescribeImagesResponse.builder().imageDetails(ImageDetail.builder().imageDigest(digest).build()).build();
    }

    @Override
    public BatchGetImageResponse batchGetImage(BatchGetImageRequest request) {
        return BatchGetImageResponse.builder().images(Image.builder().imageId(request.imageIds().getFirst())
                .imageManifest(request.imageIds().getFirst().imageDigest()).build()).build();
    }

    @Override
    public synchronized PutImageResponse putImage(PutImageRequest request) {
        if (digests.putIfAbsent(request.repositoryName() + ":" + request.imageTag(), request
                .imageManifest()) != null) {
            throw ImageAlreadyExistsException.builder().message("The image exists.").build();
        }
        return PutImageResponse.builder().build();
    }

    @Override
    public GetAuthorizationTokenResponse getAuthorizationToken(GetAuthorizationTokenRequest request) {
        return GetAuthorizationTokenResponse.builder().authorizationData(AuthorizationData.builder()
                .authorizationToken("QVdTOnNlY3JldA==").proxyEndpoint("http://" + HOST).build()).build();
    }

    @Override
    public String serviceName() {
        return "ecr";
    }

    @Override
    public void close() {
        // Nothing to give back.
    }
}
