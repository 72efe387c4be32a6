/** Programs that are not part of this project and know AWS's formats better than it does. */
@NullMarked
package dev.quartet.deploy.lint;

import org.jspecify.annotations.NullMarked;
