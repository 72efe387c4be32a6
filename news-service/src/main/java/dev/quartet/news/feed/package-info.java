/** The Atom feed (RFC 4287): the newest headlines, of all sections or of one. */
@NullMarked
package dev.quartet.news.feed;

import org.jspecify.annotations.NullMarked;
