/** Markdown to HTML that is safe to show, whatever the Markdown holds. */
@NullMarked
package dev.quartet.blog.markdown;

import org.jspecify.annotations.NullMarked;
