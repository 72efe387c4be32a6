/** Takes an environment down, and tells what is left of it. */
@NullMarked
package dev.quartet.deploy.down;

import org.jspecify.annotations.NullMarked;
