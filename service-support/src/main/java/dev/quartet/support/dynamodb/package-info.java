/** One DynamoDB table per service: its client, its name, and lists read from its indexes by page. */
@NullMarked
package dev.quartet.support.dynamodb;

import org.jspecify.annotations.NullMarked;
