/** Lists by page, each page naming the next by an opaque cursor. */
@NullMarked
package dev.quartet.support.paging;

import org.jspecify.annotations.NullMarked;
