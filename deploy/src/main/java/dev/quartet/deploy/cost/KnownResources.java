package dev.quartet.deploy.cost;

import dev.quartet.deploy.problem.DeployException;
import dev.quartet.deploy.stack.Stack;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What each type of resource costs. A type that is not known here is an error: it might be dear. */
final class KnownResources {

    // Parts of something that is paid elsewhere, or given away by AWS: see the pages that prices.yaml names. Of SNS the
    // first 1,000 mails a month, of EventBridge the events of AWS's own services, of Budgets those that only tell, of
    // Cloud Map what ECS registers; public certificates; alias records that lead to a load balancer.
    private static final Set<String> FREE = Set.of(
            "AWS::ApplicationAutoScaling::ScalableTarget", "AWS::Budgets::Budget",
            "AWS::CertificateManager::Certificate", "AWS::EC2::InternetGateway", "AWS::EC2::LaunchTemplate",
            "AWS::EC2::Route", "AWS::EC2::RouteTable", "AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupEgress",
            "AWS::EC2::SecurityGroupIngress", "AWS::EC2::Subnet", "AWS::EC2::SubnetRouteTableAssociation",
            "AWS::EC2::VPC", "AWS::EC2::VPCGatewayAttachment", "AWS::ECS::CapacityProvider",
            "AWS::ECS::ClusterCapacityProviderAssociations", "AWS::ElasticLoadBalancingV2::Listener",
            "AWS::ElasticLoadBalancingV2::ListenerRule", "AWS::ElasticLoadBalancingV2::TargetGroup",
            "AWS::Events::Rule", "AWS::IAM::InstanceProfile", "AWS::IAM::ManagedPolicy", "AWS::IAM::OIDCProvider",
            "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::Logs::ResourcePolicy", "AWS::Route53::RecordSet",
            "AWS::S3::BucketPolicy", "AWS::SNS::Subscription", "AWS::SNS::Topic", "AWS::SNS::TopicPolicy",
            "AWS::ServiceDiscovery::Service");

    private static final Map<String, Costing> PRICED = Map.ofEntries(
            Map.entry("AWS::ApplicationAutoScaling::ScalingPolicy", KnownResources::scalingPolicy),
            Map.entry("AWS::AutoScaling::AutoScalingGroup", Compute::instances),
            Map.entry("AWS::CloudWatch::Alarm", KnownResources::alarm),
            Map.entry("AWS::CloudWatch::Dashboard",
                    (_, stack, _, bill) -> bill.byMonth(stack, "dashboard", 1, Item.DASHBOARD_MONTH)),
            Map.entry("AWS::DynamoDB::Table", KnownResources::table),
            Map.entry("AWS::EC2::EIP", (_, stack, _, bill) -> bill.byHour(stack, "public IPv4 address", 1,
                    Item.PUBLIC_ADDRESS_HOUR)),
            Map.entry("AWS::EC2::FlowLog",
                    (_, stack, _, bill) -> bill.byUse(stack, "GB of log", Usage.OTHER_LOG_GB, Item.LOG_INGESTED_GB)),
            Map.entry("AWS::EC2::NatGateway", KnownResources::natGateway),
            Map.entry("AWS::EC2::VPCEndpoint", KnownResources::endpoint),
            Map.entry("AWS::ECR::ReplicationConfiguration", KnownResources::replication),
            Map.entry("AWS::ECR::Repository", (_, stack, _, bill) -> bill.byUse(stack, "GB of images, a month",
                    Usage.IMAGES_GB, Item.REGISTRY_GB_MONTH)),
            Map.entry("AWS::ECS::Cluster", Compute::cluster),
            Map.entry("AWS::ECS::Service", Compute::tasks),
            Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", KnownResources::loadBalancer),
            Map.entry("AWS::Logs::LogGroup", KnownResources::log),
            Map.entry("AWS::S3::Bucket", KnownResources::bucket),
            Map.entry("AWS::ServiceDiscovery::PrivateDnsNamespace",
                    (_, stack, _, bill) -> bill.byMonth(stack, "hosted zone", 1, Item.HOSTED_ZONE_MONTH)));

    private KnownResources() {}

    /** Tells a bill what one resource of a stack costs. */
    interface Costing {
        void tell(Site site, Stack stack, JsonNode properties, Bill bill);
    }

    static boolean knows(String type) {
        return FREE.contains(type) || PRICED.containsKey(type);
    }

    /**
     * Tells a bill what a stack costs.
     *
     * @throws DeployException if it has a type of resource that nobody knows the cost of
     */
    static void tell(Site site, Stack stack, Bill bill) {
        stack.resources().forEach(resource -> {
            String type = resource.path("Type").asString("");
            Costing costing = PRICED.get(type);
            if (costing != null) {
                costing.tell(site, stack, resource.path("Properties"), bill);
            } else if (!FREE.contains(type)) {
                throw new DeployException("%s has an %s, and nobody knows what that costs: add it to KnownResources."
                        .formatted(stack.name(), type));
            }
        });
    }

    private static void loadBalancer(Site site, Stack stack, JsonNode properties, Bill bill) {
        bill.byHour(stack, "load balancer", 1, Item.LOAD_BALANCER_HOUR);
        // One in each zone, and all of them public.
        if (properties.path("Scheme").asString("internet-facing").equals("internet-facing")) {
            bill.byHour(stack, "public IPv4 address", site.zones(), Item.PUBLIC_ADDRESS_HOUR);
        }
        bill.byUse(stack, "capacity unit (LCU), an hour", Usage.CAPACITY_UNIT_HOURS,
                Item.LOAD_BALANCER_CAPACITY_UNIT_HOUR);
        bill.byUse(stack, "GB to the internet", Usage.ANSWERS_GB, Item.DATA_OUT_GB);
    }

    private static void natGateway(Site site, Stack stack, JsonNode properties, Bill bill) {
        long gateways = Site.resources(stack, "AWS::EC2::NatGateway").count();
        bill.byHour(stack, "NAT gateway", 1, Item.NAT_GATEWAY_HOUR);
        bill.byUse(stack, "GB by NAT gateways", part(Usage.CALLS_GB, gateways), Item.NAT_GATEWAY_GB);
    }

    private static void endpoint(Site site, Stack stack, JsonNode properties, Bill bill) {
        // "There is no additional charge for using gateway endpoints" (AWS PrivateLink, "Gateway endpoints").
        if (properties.path("VpcEndpointType").asString("Gateway").equals("Gateway")) {
            return;
        }
        long endpoints = Site.resources(stack, "AWS::EC2::VPCEndpoint")
                .filter(other -> other.path("VpcEndpointType").asString("").equals("Interface")).count();
        bill.byHour(stack, "interface endpoint in a zone", properties.path("SubnetIds").size(),
                Item.INTERFACE_ENDPOINT_HOUR);
        bill.byUse(stack, "GB by interface endpoints", part(Usage.CALLS_GB, endpoints), Item.INTERFACE_ENDPOINT_GB);
    }

    private static BigDecimal part(BigDecimal whole, long parts) {
        return whole.divide(BigDecimal.valueOf(parts), MathContext.DECIMAL64);
    }

    private static void alarm(Site site, Stack stack, JsonNode properties, Bill bill) {
        bill.byMonth(stack, "alarm metric", metrics(properties.path("Metrics")), Item.ALARM_METRIC_MONTH);
    }

    // It makes an alarm for more tasks and one for fewer ("Target tracking scaling policies", Application Auto Scaling
    // User Guide).
    private static void scalingPolicy(Site site, Stack stack, JsonNode properties, Bill bill) {
        JsonNode metrics = properties.path("TargetTrackingScalingPolicyConfiguration")
                .path("CustomizedMetricSpecification").path("Metrics");
        bill.byMonth(stack, "alarm metric", 2L * metrics(metrics), Item.ALARM_METRIC_MONTH);
    }

    // An expression costs what the metrics cost that it looks at ("Amazon CloudWatch Pricing").
    private static long metrics(JsonNode queries) {
        return Math.max(1, queries.valueStream().filter(query -> query.has("MetricStat")).count());
    }

    private static void table(Site site, Stack stack, JsonNode properties, Bill bill) {
        if (!properties.path("BillingMode").asString("").equals("PAY_PER_REQUEST")) {
            throw new DeployException("%s has a table that is not paid by request, which nobody has worked out here."
                    .formatted(stack.name()));
        }
        bill.byUse(stack, "million reads of tables", Usage.READS, Item.TABLE_MILLION_READS);
        bill.byUse(stack, "million writes of tables", Usage.TABLE_WRITES, Item.TABLE_MILLION_WRITES);
        bill.byUse(stack, "GB in tables, a month", Usage.STORED_GB, Item.TABLE_GB_MONTH);
        if (properties.path("PointInTimeRecoverySpecification").path("PointInTimeRecoveryEnabled").asBoolean(false)) {
            bill.byUse(stack, "GB to restore tables from, a month", Usage.STORED_GB, Item.TABLE_RECOVERY_GB_MONTH);
        }
    }

    private static void bucket(Site site, Stack stack, JsonNode properties, Bill bill) {
        bill.byUse(stack, "GB in buckets, a month", Usage.STORED_GB, Item.BUCKET_GB_MONTH);
        if (stack.template().equals("access-logs")) {
            bill.byUse(stack, "thousand writes to buckets", Usage.ACCESS_LOG_WRITES, Item.BUCKET_THOUSAND_WRITES);
        } else {
            bill.byUse(stack, "thousand reads of buckets", Usage.BUCKET_READS, Item.BUCKET_THOUSAND_READS);
            bill.byUse(stack, "thousand writes to buckets", Usage.BUCKET_WRITES, Item.BUCKET_THOUSAND_WRITES);
        }
    }

    // What flow logs write is paid with them.
    private static void log(Site site, Stack stack, JsonNode properties, Bill bill) {
        if (stack.template().equals("network")) {
            return;
        }
        BigDecimal gigabytes = stack.service().isEmpty() ? Usage.OTHER_LOG_GB : Usage.LOG_GB;
        BigDecimal months = part(BigDecimal.valueOf(properties.path("RetentionInDays").asInt(0)), 30);
        bill.byUse(stack, "GB of log", gigabytes, Item.LOG_INGESTED_GB);
        bill.byUse(stack, "GB of log kept, a month", gigabytes.multiply(months), Item.LOG_STORED_GB_MONTH);
    }

    private static void replication(Site site, Stack stack, JsonNode properties, Bill bill) {
        long copies = properties.path("ReplicationConfiguration").path("Rules").path(0).path("Destinations").size();
        long repositories = Site.resources(stack, "AWS::ECR::Repository").count();
        bill.byUse(stack, "GB of images to other Regions", Usage.IMAGES_GB.multiply(BigDecimal.valueOf(copies
                * repositories)), Item.OTHER_REGION_GB);
    }
}
