package dev.quartet.local.standin;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Makes the market's bucket, under any name; a bucket that is there already is left alone. */
public final class Buckets {

    private final S3Client client;

    /** The client stays the caller's to close. */
    public Buckets(S3Client client) {
        this.client = client;
    }

    /** Makes an empty bucket, ready on return. */
    public void create(String name) {
        try {
            client.createBucket(bucket -> bucket.bucket(name));
        } catch (BucketAlreadyOwnedByYouException e) {
            return;
        }
        client.waiter().waitUntilBucketExists(bucket -> bucket.bucket(name));
    }
}
