/** Takes files of bars, as CSV or JSON, and names every bad row before anything is stored. */
@NullMarked
package dev.quartet.market.upload;

import org.jspecify.annotations.NullMarked;
