/** What this machine has to grant before anything can start: a port, a directory, a parent to belong to. */
@NullMarked
package dev.quartet.local.launcher.machine;

import org.jspecify.annotations.NullMarked;
