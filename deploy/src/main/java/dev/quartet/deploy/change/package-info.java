/** Which services a range of commits touches, by Maven's own graph of modules. */
@NullMarked
package dev.quartet.deploy.change;

import org.jspecify.annotations.NullMarked;
