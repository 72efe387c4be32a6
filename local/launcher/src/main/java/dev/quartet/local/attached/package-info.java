/** Ties a child process to the process that started it; shares the child's class path, so it depends on nothing. */
@NullMarked
package dev.quartet.local.attached;

import org.jspecify.annotations.NullMarked;
