package dev.quartet.deploy.account;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * AWS in one Region. Clients are made when they are first asked for; {@code AWS_ENDPOINT_URL} is honoured by the SDK
 * itself.
 */
public final class Cloud {

    // CloudFormation and ECS allow few calls a second to an account, and stacks are made side by side.
    private static final int ATTEMPTS = 10;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(60);

    private final String region;
    private final Map<Class<?>, SdkClient> clients = new ConcurrentHashMap<>();

    Cloud(String region) {
        this.region = region;
    }

    /** One whose clients are given, as a test does; it makes none by itself for what they answer to. */
    public static Cloud of(String region, SdkClient... clients) {
        Cloud cloud = new Cloud(region);
        Stream.of(clients).forEach(client -> Stream.of(client.getClass().getInterfaces())
                .forEach(type -> cloud.clients.put(type, client)));
        return cloud;
    }

    /** The Region's name, such as {@code ap-northeast-1}. */
    public String region() {
        return region;
    }

    public ApplicationAutoScalingClient scaling() {
        return client(ApplicationAutoScalingClient.class, ApplicationAutoScalingClient::builder);
    }

    public AutoScalingClient autoScaling() {
        return client(AutoScalingClient.class, AutoScalingClient::builder);
    }

    public CloudFormationClient cloudFormation() {
        return client(CloudFormationClient.class, CloudFormationClient::builder);
    }

    public CloudWatchClient cloudWatch() {
        return client(CloudWatchClient.class, CloudWatchClient::builder);
    }

    public DynamoDbClient dynamoDb() {
        return client(DynamoDbClient.class, DynamoDbClient::builder);
    }

    public Ec2Client ec2() {
        return client(Ec2Client.class, Ec2Client::builder);
    }

    public EcrClient ecr() {
        return client(EcrClient.class, EcrClient::builder);
    }

    public EcsClient ecs() {
        return client(EcsClient.class, EcsClient::builder);
    }

    public ElasticLoadBalancingV2Client loadBalancing() {
        return client(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder);
    }

    public CloudWatchLogsClient logs() {
        return client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder);
    }

    public Route53Client route53() {
        return client(Route53Client.class, Route53Client::builder);
    }

    public S3Client s3() {
        // An endpoint of one's own knows no names of buckets in front of its own.
        return client(S3Client.class, () -> S3Client.builder().forcePathStyle(ownEndpoint().isPresent()));
    }

    public StsClient sts() {
        return client(StsClient.class, StsClient::builder);
    }

    public ResourceGroupsTaggingApiClient tagging() {
        return client(ResourceGroupsTaggingApiClient.class, ResourceGroupsTaggingApiClient::builder);
    }

    private static Optional<URI> ownEndpoint() {
        return Stream.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL").map(System::getenv)
                .filter(url -> url != null && !url.isBlank()).map(URI::create).findFirst();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C client(
            Class<C> type, Supplier<B> builder) {
        return type.cast(clients.computeIfAbsent(type, _ -> builder.get()
                .region(Region.of(region))
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ))
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.standardRetryStrategy()
                        .toBuilder().maxAttempts(ATTEMPTS).build()))
                .build()));
    }
}
