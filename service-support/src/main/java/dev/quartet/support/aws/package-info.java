/** AWS SDK clients with time-outs, checked at start-up, their failures told apart from missing things. */
@NullMarked
package dev.quartet.support.aws;

import org.jspecify.annotations.NullMarked;
