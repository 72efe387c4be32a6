package dev.quartet.user.person;

import java.util.Locale;

/**
 * An email address as it was written; two that differ in case only are the same mailbox here.
 *
 * @param address up to {@value #LONGEST} characters (RFC 5321, 4.5.3.1.3 with its erratum 1690)
 */
public record Email(String address) {

    /** In characters. */
    public static final int LONGEST = 254;

    public Email {
        address = address.strip();
    }

    /** What decides whether an email is taken. */
    String key() {
        return address.toLowerCase(Locale.ROOT);
    }
}
