/** What differs from one environment to the next, such as staging and production: one file each. */
@NullMarked
package dev.quartet.deploy.environment;

import org.jspecify.annotations.NullMarked;
