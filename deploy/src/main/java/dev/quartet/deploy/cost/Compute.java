package dev.quartet.deploy.cost;

import dev.quartet.deploy.cost.TaskSize.Architecture;
import dev.quartet.deploy.stack.Stack;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** What tasks cost, and the instances that they run on. */
final class Compute {

    static final String INSTANCE = "instance, ";
    static final String SPOT_INSTANCE = "Spot instance, ";

    // Metrics in the namespace ECS/ContainerInsights ("Amazon ECS Container Insights metrics", Amazon CloudWatch User Guide),
    // counted from memory: of a cluster, of a service and its family, and of a task where each is looked at.
    private static final int OF_CLUSTER = 13;
    private static final int OF_SERVICE = 25;
    private static final int OF_TASK = 15;

    private Compute() {}

    /** The tasks of a service, and their addresses. */
    static void tasks(Site site, Stack stack, JsonNode properties, Bill bill) {
        if (!site.isFargate()) {
            return;
        }
        int tasks = site.tasks(stack.service());
        int onDemand = site.strategy().onDemand(tasks);
        TaskSize size = site.size(stack.service());
        Price hour = fargate(bill, size);
        bill.byHour(stack, "Fargate task, " + size, onDemand, hour);
        bill.byHour(stack, "Fargate Spot task, " + size, tasks - (long) onDemand, hour.share(bill.price(
                Item.FARGATE_SPOT_SHARE)));
        if (site.isPublic()) {
            bill.byHour(stack, "public IPv4 address", tasks, Item.PUBLIC_ADDRESS_HOUR);
        }
    }

    private static Price fargate(Bill bill, TaskSize size) {
        boolean isArm = size.architecture() == Architecture.ARM64;
        Price vcpu = bill.price(isArm ? Item.FARGATE_ARM_VCPU_HOUR : Item.FARGATE_X86_VCPU_HOUR);
        Price gigabyte = bill.price(isArm ? Item.FARGATE_ARM_GB_HOUR : Item.FARGATE_X86_GB_HOUR);
        return vcpu.times(size.vcpus()).plus(gigabyte.times(size.gigabytes()));
    }

    /** As many instances as the tasks need, between the group's bounds, with their disks and addresses. */
    static void instances(Site site, Stack stack, JsonNode group, Bill bill) {
        JsonNode launch = Site.resources(stack, "AWS::EC2::LaunchTemplate").findFirst().orElseThrow()
                .path("LaunchTemplateData");
        String type = launch.path("InstanceType").asString("");
        int needed = site.instances(type);
        int count = Math.max(group.path("MinSize").asInt(0), Math.min(group.path("MaxSize").asInt(0), needed));
        String shortage = count < needed ? " (the tasks need %d)".formatted(needed) : "";
        Price hour = bill.instanceHour(type);
        if (launch.path("InstanceMarketOptions").path("MarketType").asString("").equals("spot")) {
            bill.byHour(stack, SPOT_INSTANCE + type + shortage, count, hour.share(bill.price(Item.EC2_SPOT_SHARE)));
        } else {
            bill.byHour(stack, INSTANCE + type + shortage, count, hour);
        }
        bill.byMonth(stack, "GB of disk (gp3)", count * gigabytes(launch), Item.GP3_GB_MONTH);
        if (site.isPublic()) {
            bill.byHour(stack, "public IPv4 address", count, Item.PUBLIC_ADDRESS_HOUR);
        }
    }

    private static long gigabytes(JsonNode launch) {
        return launch.path("BlockDeviceMappings").valueStream()
                .mapToLong(device -> device.path("Ebs").path("VolumeSize").asLong(0)).sum();
    }

    /** Nothing, but for Container Insights. */
    static void cluster(Site site, Stack stack, JsonNode properties, Bill bill) {
        String insights = properties.path("ClusterSettings").valueStream()
                .filter(setting -> setting.path("Name").asString("").equals("containerInsights"))
                .map(setting -> setting.path("Value").asString("")).findFirst().orElse("disabled");
        int metrics = OF_CLUSTER + OF_SERVICE * (int) site.services().count();
        switch (insights) {
            case "enabled" -> bill.byMonth(stack, "metric of Container Insights, about", metrics,
                    remembered(bill.price(Item.INSIGHTS_METRIC_MONTH)));
            case "enhanced" -> bill.byMonth(stack, "metric of Container Insights, about", metrics
                    + OF_TASK * site.tasks(), remembered(bill.price(Item.ENHANCED_INSIGHTS_METRIC_MONTH)));
            default -> {
            }
        }
    }

    // Their number is.
    private static Price remembered(Price price) {
        return price.plus(new Price(BigDecimal.ZERO, Confidence.REMEMBERED));
    }
}
