/** What the tool's commands share: where the clone is, how they print and ask, and in whose name they call. */
@NullMarked
package dev.quartet.deploy.command;

import org.jspecify.annotations.NullMarked;
