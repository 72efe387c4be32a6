/** What guards every request: a bound on its size, and headers that bind the browser. */
@NullMarked
package dev.quartet.support.edge;

import org.jspecify.annotations.NullMarked;
