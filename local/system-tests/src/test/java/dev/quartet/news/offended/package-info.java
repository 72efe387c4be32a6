/** What another service must not use. */
@NullMarked
package dev.quartet.news.offended;

import org.jspecify.annotations.NullMarked;
