/** The market service: daily bars of open, high, low, close and volume per symbol, kept in S3. */
@NullMarked
package dev.quartet.market;

import org.jspecify.annotations.NullMarked;
