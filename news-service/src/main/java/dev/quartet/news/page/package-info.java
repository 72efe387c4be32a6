/** The service's pages: headlines by section, and each article at its own address. */
@NullMarked
package dev.quartet.news.page;

import org.jspecify.annotations.NullMarked;
