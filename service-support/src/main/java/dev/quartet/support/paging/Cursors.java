package dev.quartet.support.paging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cursors: the position of a list's last item and a checksum over it and the list's name, as base64url. The checksum
 * keeps a damaged cursor, or one of another list, from being used; it is no secret, so a position must never grant what
 * the list itself would not.
 */
public final class Cursors {

    private static final int CHECKSUM_BYTES = 12;

    private static final int MOST_CHARACTERS = 2_048;

    private Cursors() {}

    /**
     * The cursor of a position.
     *
     * @param list the list's name with all that tells it from another, such as {@code articles/section=science}
     * @param position the last item's key
     */
    public static String encode(String list, Map<String, String> position) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(position).entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeUTF(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] payload = bytes.toByteArray();
        bytes.writeBytes(checksum(list, payload));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * The position of a cursor, as {@link #encode} was given it.
     *
     * @throws InvalidCursorException if it is damaged or belongs to another list
     */
    public static Map<String, String> decode(String list, String cursor) {
        byte[] bytes = bytes(cursor);
        int payloadLength = bytes.length - CHECKSUM_BYTES;
        if (payloadLength < 0) {
            throw new InvalidCursorException();
        }
        byte[] payload = Arrays.copyOf(bytes, payloadLength);
        if (!MessageDigest.isEqual(checksum(list, payload), Arrays.copyOfRange(bytes, payloadLength, bytes.length))) {
            throw new InvalidCursorException();
        }
        return position(payload);
    }

    private static byte[] bytes(String cursor) {
        if (cursor.length() > MOST_CHARACTERS) {
            throw new InvalidCursorException();
        }
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException _) {
            throw new InvalidCursorException();
        }
    }

    private static Map<String, String> position(byte[] payload) {
        Map<String, String> position = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            while (in.available() > 0) {
                position.put(in.readUTF(), in.readUTF());
            }
            return position;
        } catch (IOException _) {
            throw new InvalidCursorException();
        }
    }

    private static byte[] checksum(String list, byte[] payload) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(list.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(payload), CHECKSUM_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
