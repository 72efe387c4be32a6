package dev.quartet.news.article;

import dev.quartet.support.paging.Page;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The entity tag of a part of a list: another one as soon as any of its articles changes, comes or goes. */
public final class ListTag {

    private static final int BYTES = 12;

    private ListTag() {}

    /**
     * Weak, so that the answer may be compressed (RFC 9110, 8.8.1).
     *
     * @param form what else the answer's form depends on, such as the address of its links
     */
    public static String of(Page<Headline> page, String form) {
        MessageDigest digest = sha256();
        page.items().forEach(headline -> add(digest, headline.id() + ':' + headline.version()));
        add(digest, String.valueOf(page.nextCursor()));
        add(digest, form);
        return "W/\"%s\"".formatted(HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES)));
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
