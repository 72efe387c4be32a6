package dev.quartet.local.launcher.sample;

/**
 * One thing to store.
 *
 * @param key by which the journal knows it, the same in every run
 * @param path to send it to
 * @param list where to look whether it is stored already; empty where storing twice does no harm
 * @param field that tells it apart in that list
 * @param value of that field
 */
record SampleItem(String key, String path, String contentType, String body, String list, String field, String value) {

    static SampleItem json(String key, String path, String body, String list, String field, String value) {
        return new SampleItem(key, path, "application/json", body, list, field, value);
    }

    static SampleItem csv(String key, String path, String body) {
        return new SampleItem(key, path, "text/csv", body, "", "", "");
    }
}
