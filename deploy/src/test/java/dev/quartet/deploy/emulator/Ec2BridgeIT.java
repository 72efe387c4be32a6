package dev.quartet.deploy.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quartet.deploy.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateEbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateHttpTokensState;
import software.amazon.awssdk.services.ec2.model.MarketType;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VolumeType;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.iam.model.Role;

/** What instances bring along, with tasks on ports that Docker chooses. */
@ExtendWith(EmulatorExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class Ec2BridgeIT {

    private Rollout rollout;
    private Clients clients;

    @BeforeAll
    void deploy(Emulator emulator) {
        rollout = Variant.EC2_BRIDGE.rollouts(emulator).getFirst();
        clients = rollout.clients();
        rollout.up(Comparator.comparing(Stack::name));
    }

    @AfterAll
    void close() {
        rollout.close();
    }

    private ResponseLaunchTemplateData launchTemplate() {
        return clients.ec2().describeLaunchTemplateVersions(request -> request.launchTemplateId(rollout.id(
                "cluster-ec2", "LaunchTemplate"))).launchTemplateVersions().getFirst().launchTemplateData();
    }

    @Test
    void instancesAskForTheirMetadataByToken() {
        assertThat(launchTemplate().metadataOptions().httpTokens()).isEqualTo(LaunchTemplateHttpTokensState.REQUIRED);
        assertThat(launchTemplate().metadataOptions().httpPutResponseHopLimit()).isEqualTo(1);
    }

    @Test
    void instancesAreTodaysSpareOnesWithoutAKeyPair() {
        assertThat(launchTemplate().imageId()).isEqualTo(
                "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id");
        assertThat(launchTemplate().instanceMarketOptions().marketType()).isEqualTo(MarketType.SPOT);
        assertThat(launchTemplate().keyName()).isNull();
    }

    @Test
    void discsAreEncrypted() {
        assertThat(launchTemplate().blockDeviceMappings()).extracting(device -> device.ebs()).extracting(
                LaunchTemplateEbsBlockDevice::volumeType, LaunchTemplateEbsBlockDevice::volumeSize,
                LaunchTemplateEbsBlockDevice::encrypted).containsExactly(tuple(VolumeType.GP3, 30, true));
    }

    @Test
    void instancesJoinTheCluster() {
        String userData = new String(Base64.getMimeDecoder().decode(launchTemplate().userData()),
                StandardCharsets.UTF_8);

        assertThat(userData).startsWith("#cloud-config\n").contains("ECS_CLUSTER=quartet-staging\n",
                "ECS_ENABLE_CONTAINER_METADATA=true\n", "ECS_AWSVPC_BLOCK_IMDS=true\n");
    }

    @Test
    void instancesHaveTheInstanceRole() {
        var profile = clients.iam().getInstanceProfile(request -> request.instanceProfileName(rollout.id("roles",
                "InstanceProfile"))).instanceProfile();

        assertThat(launchTemplate().iamInstanceProfile().arn()).isEqualTo(profile.arn());
        assertThat(profile.roles()).extracting(Role::roleName).containsExactly(rollout.id("roles", "InstanceRole"));
    }

    @Test
    void instancesStandInBothZonesAndCarryTheirName() {
        AutoScalingGroup group = clients.autoScaling().describeAutoScalingGroups().autoScalingGroups().getFirst();

        assertThat(group.vpcZoneIdentifier().split(",", -1)).containsExactlyInAnyOrder(rollout.id("network",
                "PublicSubnetA"), rollout.id("network", "PublicSubnetB"));
        assertThat(group.minSize()).isEqualTo(2);
        assertThat(group.maxSize()).isEqualTo(8);
        assertThat(group.launchTemplate().launchTemplateId()).isEqualTo(rollout.id("cluster-ec2", "LaunchTemplate"));
        assertThat(group.tags()).extracting(TagDescription::key, TagDescription::value,
                TagDescription::propagateAtLaunch).contains(tuple("Name", "quartet-staging", true));
    }

    @Test
    void onlyTheLoadBalancerReachesTheHostPorts() {
        var group = clients.ec2().describeSecurityGroups(request -> request.groupIds(rollout.id("cluster-ec2",
                "InstanceSecurityGroup"))).securityGroups().getFirst();

        assertThat(group.ipPermissions()).singleElement().satisfies(permission -> {
            assertThat(permission.fromPort()).isEqualTo(32768);
            assertThat(permission.toPort()).isEqualTo(60999);
            assertThat(permission.ipRanges()).isEmpty();
            assertThat(permission.userIdGroupPairs()).extracting(UserIdGroupPair::groupId).containsExactly(rollout.id(
                    "load-balancer", "LoadBalancerSecurityGroup"));
        });
    }

    @Test
    void targetsAreInstances() {
        assertThat(clients.loadBalancing().describeTargetGroups().targetGroups()).hasSize(8).allSatisfy(
                group -> assertThat(group.targetType()).isEqualTo(TargetTypeEnum.INSTANCE));
    }

    @Test
    void dockerChoosesTheHostPort() {
        TaskDefinition definition = clients.ecs().describeTaskDefinition(request -> request.taskDefinition(rollout
                .taskDefinition("user-service"))).taskDefinition();

        assertThat(definition.networkMode()).isEqualTo(NetworkMode.BRIDGE);
        assertThat(definition.containerDefinitions().getFirst().portMappings()).extracting(PortMapping::containerPort,
                PortMapping::hostPort).containsExactly(tuple(3000, 0));
    }
}
