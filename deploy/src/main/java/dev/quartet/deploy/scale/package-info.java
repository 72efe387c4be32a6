/** As many tasks as a person says, until the environment's file is applied again. */
@NullMarked
package dev.quartet.deploy.scale;

import org.jspecify.annotations.NullMarked;
