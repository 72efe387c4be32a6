/** Makes an environment's stacks, or changes them to what the files say. */
@NullMarked
package dev.quartet.deploy.up;

import org.jspecify.annotations.NullMarked;
