/** The news service: articles by section and time, to read, to correct and to follow. */
@NullMarked
package dev.quartet.news;

import org.jspecify.annotations.NullMarked;
