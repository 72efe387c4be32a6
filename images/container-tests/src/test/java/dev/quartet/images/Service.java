package dev.quartet.images;

/** One of the four, and the store that it cannot be without. */
enum Service {

    USER("user-service", "TABLE_NAME", "people"), NEWS("news-service", "TABLE_NAME",
            "articles"), MARKET("market-service", "BUCKET_NAME", "bars"), BLOG("blog-service", "TABLE_NAME", "posts");

    private final String label;
    private final String storeVariable;
    private final String store;

    Service(String label, String storeVariable, String store) {
        this.label = label;
        this.storeVariable = storeVariable;
        this.store = store;
    }

    /** Its one name everywhere: module, image, container, task family. */
    String label() {
        return label;
    }

    /** The environment variable that names its table or bucket. */
    String storeVariable() {
        return storeVariable;
    }

    /** The table or bucket that the {@link Stage} has made for it. */
    String store() {
        return store;
    }

    @Override
    public String toString() {
        return label;
    }
}
