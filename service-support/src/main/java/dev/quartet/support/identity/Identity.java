package dev.quartet.support.identity;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The instance that answers. What is not known is null, never guessed.
 *
 * @param service the service's name, as in its image and its task family
 * @param version the version that the build gave it
 * @param commit the full Git commit that it was built from, with {@code -dirty} behind it when files had been changed;
 *     null when it was built outside Git
 * @param ip the address that tells instances apart: in awsvpc mode the task's own, in bridge and host mode the host's,
 *     elsewhere that of the interface with the default route
 * @param host the host name
 * @param port the port that the server listens on; null before it listens
 * @param startedAt when this process started
 * @param runtime where it runs
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"service", "version", "commit", "ip", "host", "port", "startedAt", "runtime"})
@Schema(description = "The instance that answers. What is not known is null.", requiredProperties = {"service",
        "version", "commit", "ip", "host", "port", "startedAt", "runtime"})
public record Identity(
        @Schema(example = "news-service", nullable = true) @Nullable String service,
        @Schema(example = "1.0.0", nullable = true) @Nullable String version,
        @Schema(description = "The full Git commit, with -dirty behind it when files had been changed", example = "4b825dc642cb6eb9a060e54bf8d69288fbee4904", nullable = true) @Nullable String commit,
        @Schema(description = "The address that tells instances apart: in awsvpc mode the task's own, in bridge and host mode the host's", example = "10.0.17.34", nullable = true) @Nullable String ip,
        @Schema(example = "ip-10-0-17-34.ec2.internal", nullable = true) @Nullable String host,
        @Schema(example = "3000", nullable = true) @Nullable Integer port,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(example = "2026-01-01T12:00:00Z") Instant startedAt,
        Runtime runtime) {

    /**
     * Where an instance runs. On ECS the facts come from the 'Amazon ECS task metadata endpoint version 4' and, on EC2,
     * from the 'Amazon ECS container metadata file' (both titles of pages in the Amazon ECS Developer Guide); elsewhere
     * all of them but the platform are null, and so they are on ECS until it has answered.
     *
     * @param cluster the cluster's short name
     * @param taskArn the task's ARN
     * @param family the task definition's family
     * @param revision the task definition's revision, a string as ECS gives it
     * @param launchType {@code FARGATE}, {@code EC2} or {@code EXTERNAL}
     * @param availabilityZone such as {@code eu-central-1a}
     * @param networkMode {@code awsvpc}, {@code bridge}, {@code host} or another that ECS may name
     * @param containerIp the container's address in its network: in awsvpc mode the task's own, in bridge mode one that
     *     is of use inside the host only, in host mode null
     * @param hostIp the private address of the EC2 instance
     * @param hostPort the host's port that leads to this service's port
     * @param containerInstanceArn the ARN of the EC2 instance as a member of the cluster
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @JsonPropertyOrder({"platform", "cluster", "taskArn", "family", "revision", "launchType", "availabilityZone",
            "networkMode", "containerIp", "hostIp", "hostPort", "containerInstanceArn"})
    @Schema(name = "Runtime", description = "Where the instance runs. Off ECS all but the platform are null.", requiredProperties = {
            "platform", "cluster", "taskArn", "family", "revision", "launchType", "availabilityZone", "networkMode",
            "containerIp", "hostIp", "hostPort", "containerInstanceArn"})
    @SuppressWarnings("AvoidCommonTypeNames") // the document's own word
    public record Runtime(
            @Schema(example = "ecs") Platform platform,
            @Schema(example = "quartet-staging", nullable = true) @Nullable String cluster,
            @Schema(nullable = true) @Nullable String taskArn,
            @Schema(example = "news-service", nullable = true) @Nullable String family,
            @Schema(example = "7", nullable = true) @Nullable String revision,
            @Schema(example = "FARGATE", nullable = true) @Nullable String launchType,
            @Schema(example = "eu-central-1a", nullable = true) @Nullable String availabilityZone,
            @Schema(example = "awsvpc", nullable = true) @Nullable String networkMode,
            @Schema(example = "10.0.17.34", nullable = true) @Nullable String containerIp,
            @Schema(nullable = true) @Nullable String hostIp,
            @Schema(nullable = true) @Nullable Integer hostPort,
            @Schema(nullable = true) @Nullable String containerInstanceArn) {

        /** One sentence on how an instance that runs like this is reached. */
        public String explanation() {
            return explanation(platform, networkMode);
        }

        static String explanation(Platform platform, @Nullable String networkMode) {
            return switch (platform) {
                case PROCESS ->
                    "process: it runs straight on this machine and is reached at the machine's address and its own port.";
                case CONTAINER ->
                    "container: it has an address of its own in the container network; from outside it is reached at a port that the host publishes.";
                case ECS -> NetworkModeExplanation.of(networkMode);
            };
        }
    }
}
