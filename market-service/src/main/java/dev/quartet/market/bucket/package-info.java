/** The S3 bucket that keeps the market's data: its name, its client, and the check at start-up. */
@NullMarked
package dev.quartet.market.bucket;

import org.jspecify.annotations.NullMarked;
