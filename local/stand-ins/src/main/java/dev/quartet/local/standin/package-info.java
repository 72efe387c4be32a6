/** Starts the stand-ins for DynamoDB and S3 as a process and makes the tables and the bucket that the services expect. */
@NullMarked
package dev.quartet.local.standin;

import org.jspecify.annotations.NullMarked;
