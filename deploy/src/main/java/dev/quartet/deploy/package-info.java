/** From files to running services on AWS, and back to nothing. */
@NullMarked
package dev.quartet.deploy;

import org.jspecify.annotations.NullMarked;
