/** The page that people see: a symbol's prices as a chart, in words and as a table. */
@NullMarked
package dev.quartet.market.page;

import org.jspecify.annotations.NullMarked;
