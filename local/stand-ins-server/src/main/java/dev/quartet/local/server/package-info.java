/** The stand-ins' own process: DynamoDB Local and S3Proxy behind one command line, on loopback only. */
@NullMarked
package dev.quartet.local.server;

import org.jspecify.annotations.NullMarked;
