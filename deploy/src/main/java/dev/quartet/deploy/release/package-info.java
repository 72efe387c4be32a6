/** From a commit to a service that runs it: image, task definition, stack, and whether it went well. */
@NullMarked
package dev.quartet.deploy.release;

import org.jspecify.annotations.NullMarked;
