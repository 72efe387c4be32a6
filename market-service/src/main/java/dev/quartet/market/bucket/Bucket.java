package dev.quartet.market.bucket;

import dev.quartet.support.aws.StoreCheck;
import dev.quartet.support.settings.InvalidSettingException;

/**
 * The service's bucket.
 *
 * @param name 3 to 63 characters ("General purpose bucket naming rules", Amazon S3 User Guide)
 */
public record Bucket(String name) {

    /** Before the key of every object of this service. */
    public static final String PREFIX = "bars/";

    static final String SETTING = "BUCKET_NAME";

    public Bucket {
        if (name.isBlank()) {
            throw new InvalidSettingException(SETTING, null,
                    "name the service's S3 bucket; " + StoreCheck.ON_A_LAPTOP);
        }
        if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new InvalidSettingException(SETTING, name,
                    "a bucket's name has 3 to 63 lower-case letters, digits, hyphens and dots, and begins and ends "
                            + "with a letter or a digit.");
        }
    }
}
