package dev.quartet.images;

/**
 * A task of one container as ECS tells of it; all but what a test gives is made up.
 *
 * @param id the last part of its ARN
 * @param launchType {@code FARGATE} or {@code EC2}
 * @param networks the value of {@code Networks}, a JSON array
 * @param ports the value of {@code Ports}, a JSON array
 */
record EcsTask(String id, Service service, String launchType, String networks, String ports) {

    static final String CLUSTER = "quartet-staging";
    static final String CONTAINER_INSTANCE = "arn:aws:ecs:eu-central-1:123456789012:container-instance/quartet-staging/"
            + "f6d47f9a1b3c4d5e8f7a6b5c4d3e2f1a";
    static final String HOST_ADDRESS = "10.0.17.34";

    private static final String ARNS = "arn:aws:ecs:eu-central-1:123456789012:";

    static EcsTask bridge(String id, Service service, String containerIp, int hostPort) {
        return new EcsTask(id, service, "EC2", """
                [{"NetworkMode":"bridge","IPv4Addresses":["%s"]}]""".formatted(containerIp), """
                [{"ContainerPort":%1$d,"Protocol":"tcp","HostPort":%2$d,"HostIp":"0.0.0.0"}]"""
                .formatted(ServiceContainer.PORT, hostPort));
    }

    /** Docker reports no address of a container in its host's network, and ECS hands on what Docker reports. */
    static EcsTask host(String id, Service service) {
        return new EcsTask(id, service, "EC2", """
                [{"NetworkMode":"host","IPv4Addresses":[""]}]""", "[]");
    }

    static EcsTask awsvpc(String id, Service service, String ip, int port) {
        return new EcsTask(id, service, "FARGATE", """
                [{"NetworkMode":"awsvpc","IPv4Addresses":["%1$s"],"AttachmentIndex":0,\
                "MACAddress":"0e:9e:32:c7:48:85","PrivateDNSName":"ip-%2$s.eu-central-1.compute.internal"}]"""
                .formatted(ip, ip.replace('.', '-')), """
                        [{"ContainerPort":%1$d,"Protocol":"tcp","HostPort":%1$d}]""".formatted(port));
    }

    String arn() {
        return ARNS + "task/" + CLUSTER + '/' + id;
    }

    /** What the endpoint answers for the task. */
    String document() {
        return """
                {"Cluster":"%scluster/%s","TaskARN":"%s","Family":"%s","Revision":"7","DesiredStatus":"RUNNING",\
                "KnownStatus":"RUNNING","LaunchType":"%s","AvailabilityZone":"eu-central-1a","Containers":[%s]}"""
                .formatted(ARNS, CLUSTER, arn(), service.label(), launchType, containerDocument());
    }

    /** What the endpoint answers for the container. */
    String containerDocument() {
        return """
                {"DockerId":"%s","Name":"%s","Image":"%s","DesiredStatus":"RUNNING","KnownStatus":"RUNNING",\
                "Limits":{"CPU":256,"Memory":512},"Type":"NORMAL","Ports":%s,"Networks":%s}"""
                .formatted(id.repeat(2), service.label(), service.label(), ports, networks);
    }

    /** The 'Amazon ECS container metadata file' of an EC2 instance, once everything is known. */
    String file() {
        return """
                {"Cluster":"%s","ContainerInstanceARN":"%s","TaskARN":"%s","TaskDefinitionFamily":"%s",\
                "TaskDefinitionRevision":"7","ContainerName":"%s","PortMappings":%s,"Networks":%s,\
                "MetadataFileStatus":"READY","AvailabilityZone":"eu-central-1a","HostPrivateIPv4Address":"%s",\
                "HostPublicIPv4Address":"203.0.113.9"}"""
                .formatted(CLUSTER, CONTAINER_INSTANCE, arn(), service.label(), service.label(),
                        ports.replace("HostIp", "BindIp"), networks,
                        HOST_ADDRESS);
    }
}
