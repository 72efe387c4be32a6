/** Articles: publish, read, list by section or all, correct with a note, retract for good. */
@NullMarked
package dev.quartet.news.article;

import org.jspecify.annotations.NullMarked;
