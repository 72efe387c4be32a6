package dev.quartet.deploy.down;

import dev.quartet.deploy.problem.DeployException;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * Empties buckets, which S3 deletes only when nothing is in them, old versions and marks of deletion included.
 *
 * @param s3 in the bucket's Region
 */
record Buckets(S3Client s3) {

    /** Deletes all that is in a bucket; there may be no such bucket. Returns how much that was. */
    int empty(String bucket) {
        int deleted = 0;
        try {
            while (true) {
                List<ObjectIdentifier> page = page(s3.listObjectVersions(r -> r.bucket(bucket)));
                if (page.isEmpty()) {
                    return deleted;
                }
                requireDeleted(bucket,
                        s3.deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(page).quiet(true))));
                deleted += page.size();
            }
        } catch (NoSuchBucketException _) {
            return deleted;
        }
    }

    private static List<ObjectIdentifier> page(ListObjectVersionsResponse listed) {
        return Stream.concat(
                listed.versions().stream().map(version -> ObjectIdentifier.builder().key(version.key())
                        .versionId(version.versionId()).build()),
                listed.deleteMarkers().stream().map(marker -> ObjectIdentifier.builder().key(marker.key()).versionId(
                        marker.versionId()).build()))
                .toList();
    }

    private static void requireDeleted(String bucket, DeleteObjectsResponse answer) {
        if (answer.hasErrors() && !answer.errors().isEmpty()) {
            throw new DeployException("Bucket %s cannot be emptied: S3 says of %s: %s".formatted(bucket, answer.errors()
                    .getFirst().key(), answer.errors().getFirst().message()));
        }
    }
}
