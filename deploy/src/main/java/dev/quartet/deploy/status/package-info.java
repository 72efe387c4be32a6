/** What runs in an environment, once or as long as somebody watches. */
@NullMarked
package dev.quartet.deploy.status;

import org.jspecify.annotations.NullMarked;
