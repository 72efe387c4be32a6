/** Daily bars per symbol: their rules, the store that keeps them in S3, and the HTTP that reads them. */
@NullMarked
package dev.quartet.market.bar;

import org.jspecify.annotations.NullMarked;
