/** CloudFormation templates, what an environment makes of them, and the order that their exports and imports demand. */
@NullMarked
package dev.quartet.deploy.stack;

import org.jspecify.annotations.NullMarked;
