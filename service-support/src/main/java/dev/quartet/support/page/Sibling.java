package dev.quartet.support.page;

/** The four services as the load balancer's path rules know them. */
public enum Sibling {

    USER("/user", "People", "Registers people and keeps one email for one person."), NEWS("/news", "News",
            "Publishes, corrects and retracts articles."), MARKET("/market", "Market",
                    "Keeps daily prices and draws them."), BLOG("/blog", "Blog",
                            "Posts in Markdown by the people of the user service.");

    private final String path;

    private final String heading;

    private final String purpose;

    Sibling(String path, String heading, String purpose) {
        this.path = path;
        this.heading = heading;
        this.purpose = purpose;
    }

    public String path() {
        return path;
    }

    public String heading() {
        return heading;
    }

    public String purpose() {
        return purpose;
    }

    /** Such as {@code user-service}. */
    public String service() {
        return path.substring(1) + "-service";
    }
}
