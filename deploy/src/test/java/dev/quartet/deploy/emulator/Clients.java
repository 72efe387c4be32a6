package dev.quartet.deploy.emulator;

import java.util.List;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The emulator's services in one Region. */
record Clients(AcmClient acm, AutoScalingClient autoScaling, CloudWatchClient cloudWatch, CloudWatchLogsClient logs,
        DynamoDbClient dynamoDb, Ec2Client ec2, EcrClient ecr, EcsClient ecs,
        ElasticLoadBalancingV2Client loadBalancing, EventBridgeClient events, IamClient iam, Route53Client route53,
        S3Client s3, SnsClient sns) implements AutoCloseable {

    static Clients of(Emulator emulator, String region) {
        return new Clients(
                emulator.client(AcmClient.builder(), region),
                emulator.client(AutoScalingClient.builder(), region),
                emulator.client(CloudWatchClient.builder(), region),
                emulator.client(CloudWatchLogsClient.builder(), region),
                emulator.client(DynamoDbClient.builder(), region),
                emulator.client(Ec2Client.builder(), region),
                emulator.client(EcrClient.builder(), region),
                emulator.client(EcsClient.builder(), region),
                emulator.client(ElasticLoadBalancingV2Client.builder(), region),
                emulator.client(EventBridgeClient.builder(), region),
                emulator.client(IamClient.builder(), region),
                emulator.client(Route53Client.builder(), region),
                emulator.client(S3Client.builder(), region),
                emulator.client(SnsClient.builder(), region));
    }

    String region() {
        return ec2.serviceClientConfiguration().region().id();
    }

    @Override
    public void close() {
        List.of(acm, autoScaling, cloudWatch, logs, dynamoDb, ec2, ecr, ecs, loadBalancing, events, iam, route53, s3,
                sns).forEach(SdkAutoCloseable::close);
    }
}
