package dev.quartet.deploy.cost;

import java.util.Locale;

/** What AWS takes money for, as far as a template here can cause it; instances of EC2 go by their type instead. */
enum Item {

    FARGATE_X86_VCPU_HOUR, FARGATE_X86_GB_HOUR, FARGATE_ARM_VCPU_HOUR, FARGATE_ARM_GB_HOUR,
    /** Part of the price on demand. */
    FARGATE_SPOT_SHARE,
    /** Part of the price on demand. */
    EC2_SPOT_SHARE, GP3_GB_MONTH, LOAD_BALANCER_HOUR, LOAD_BALANCER_CAPACITY_UNIT_HOUR,
    /** IPv4, in use or not. */
    PUBLIC_ADDRESS_HOUR, NAT_GATEWAY_HOUR, NAT_GATEWAY_GB,
    /** In one zone. */
    INTERFACE_ENDPOINT_HOUR, INTERFACE_ENDPOINT_GB, DATA_OUT_GB, OTHER_REGION_GB, HOSTED_ZONE_MONTH, ALARM_METRIC_MONTH, DASHBOARD_MONTH, INSIGHTS_METRIC_MONTH, ENHANCED_INSIGHTS_METRIC_MONTH, LOG_INGESTED_GB, LOG_STORED_GB_MONTH, REGISTRY_GB_MONTH, TABLE_MILLION_WRITES, TABLE_MILLION_READS, TABLE_GB_MONTH, TABLE_RECOVERY_GB_MONTH, BUCKET_GB_MONTH, BUCKET_THOUSAND_WRITES, BUCKET_THOUSAND_READS;

    /** As the table of prices writes it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
