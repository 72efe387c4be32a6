/** Where things are in a clone of this project, and what its services need. */
@NullMarked
package dev.quartet.local.launcher.project;

import org.jspecify.annotations.NullMarked;
