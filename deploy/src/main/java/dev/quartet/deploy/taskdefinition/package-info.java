/** Task definitions: files with a few placeholders, made ready for ECS and held against what ECS accepts. */
@NullMarked
package dev.quartet.deploy.taskdefinition;

import org.jspecify.annotations.NullMarked;
