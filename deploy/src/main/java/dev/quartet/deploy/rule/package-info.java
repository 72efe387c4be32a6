/** What has to agree between service code, images, task definitions, stacks and environments. */
@NullMarked
package dev.quartet.deploy.rule;

import org.jspecify.annotations.NullMarked;
