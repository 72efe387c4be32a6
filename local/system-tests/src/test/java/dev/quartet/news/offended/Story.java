package dev.quartet.news.offended;

public final class Story {

    private Story() {}

    public static String title() {
        return "a story";
    }
}
