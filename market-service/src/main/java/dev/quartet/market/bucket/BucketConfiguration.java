package dev.quartet.market.bucket;

import dev.quartet.support.aws.AwsClients;
import dev.quartet.support.aws.StoreCheck;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3Client;

@Configuration(proxyBeanMethods = false)
class BucketConfiguration {

    @Bean
    Bucket bucket(@Value("${BUCKET_NAME:}") String name) {
        return new Bucket(name);
    }

    @Bean
    S3Client s3Client(AwsClients clients) {
        return clients.build(S3Client.builder());
    }

    /** The call asks for no more than the task role grants: a list below the service's own prefix. */
    @Bean
    StoreCheck bucketCheck(S3Client s3, Bucket bucket) {
        return new StoreCheck("S3 bucket", Bucket.SETTING, bucket.name(),
                () -> s3.listObjectsV2(list -> list.bucket(bucket.name()).prefix(Bucket.PREFIX).maxKeys(1)));
    }
}
