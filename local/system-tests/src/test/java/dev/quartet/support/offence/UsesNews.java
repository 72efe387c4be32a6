package dev.quartet.support.offence;

import dev.quartet.news.offended.Story;

final class UsesNews {

    private final String title = Story.title();

    String title() {
        return title;
    }
}
