package dev.quartet.support.version;

import dev.quartet.support.problem.InvalidInputException;
import dev.quartet.support.problem.Violation;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The versions that a client is ready to replace, from the header If-Match (RFC 9110, 13.1.1). Bind it with
 * {@code @RequestHeader(HttpHeaders.IF_MATCH)}: absent it is answered 428, unreadable 400.
 */
public final class IfMatch {

    /** Matches whatever version there is. */
    public static final IfMatch ANY = new IfMatch(List.of());

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");

    private static final Pattern HEADER = Pattern.compile("\\s*%1$s\\s*(?:,\\s*%1$s\\s*)*".formatted(TAG.pattern()));

    private final List<String> tags;

    private IfMatch(List<String> tags) {
        this.tags = tags;
    }

    /**
     * Reads the header.
     *
     * @param header the header's value: {@code *}, or entity tags separated by commas
     * @throws InvalidInputException if it is neither
     */
    public static IfMatch valueOf(String header) {
        if (header.strip().equals("*")) {
            return ANY;
        }
        if (!HEADER.matcher(header).matches()) {
            throw new InvalidInputException(
                    List.of(Violation.ofParameter("If-Match",
                            "must be an ETag as it was read, quotes included, or *")));
        }
        return new IfMatch(TAG.matcher(header).results().map(MatchResult::group).toList());
    }

    /** Whether this version is one that the client wants replaced; weak tags never match. */
    public boolean accepts(long version) {
        return this == ANY || tags.contains(EntityTags.of(version));
    }

    @Override
    public String toString() {
        return this == ANY ? "*" : tags.stream().collect(Collectors.joining(", "));
    }
}
