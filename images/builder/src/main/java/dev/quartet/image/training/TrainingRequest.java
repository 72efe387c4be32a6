package dev.quartet.image.training;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request of a training script. A script is written as editors with an HTTP client read it: requests parted by lines
 * that start with {@code ###}, each a request line without version ({@code POST /people}), header lines, an empty line
 * and a body; a part may begin with comments, {@code #}. {@code {{name}}} stands for a value that is known when the
 * request is sent: {@code round} (0, 1, …), {@code location} and {@code etag} (those of the last answer that had one).
 */
record TrainingRequest(String method, String path, Map<String, String> headers, String body) {

    private static final Pattern PARTS = Pattern.compile("(?m)^###.*$");
    private static final Pattern COMMENTS = Pattern.compile("\\A(?:#.*\\R?|\\s)+");
    private static final Pattern PATH = Pattern.compile("/|\\{\\{");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");

    /**
     * Reads a script.
     *
     * @throws TrainingException if a part is no request
     */
    static List<TrainingRequest> parse(String script) {
        var requests = PARTS.splitAsStream(script).map(part -> COMMENTS.matcher(part).replaceFirst("").strip())
                .filter(part -> !part.isEmpty())
                .map(TrainingRequest::parsePart).toList();
        if (requests.isEmpty()) {
            throw new TrainingException("The training script holds no request.");
        }
        return requests;
    }

    /** The request as it is sent to a service. */
    HttpRequest to(URI service, Map<String, String> values) {
        var request = HttpRequest.newBuilder(service.resolve(filled(path, values)))
                .method(method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(filled(body, values)));
        headers.forEach((name, value) -> request.header(name, filled(value, values)));
        return request.build();
    }

    private static TrainingRequest parsePart(String part) {
        var halves = part.split("\\R\\s*\\R", 2);
        var lines = new ArrayList<>(halves[0].lines().toList());
        var requestLine = lines.removeFirst().split(" ");
        if (requestLine.length != 2 || !PATH.matcher(requestLine[1]).lookingAt()) {
            throw new TrainingException("\"%s\" is no request: a method and a path belong there, such as GET /json."
                    .formatted(String.join(" ", requestLine)));
        }
        var headers = new LinkedHashMap<String, String>();
        for (String line : lines) {
            var header = line.split(":\\s*", 2);
            if (header.length != 2) {
                throw new TrainingException("\"%s\" is no header of %s %s: a name, a colon and a value belong there."
                        .formatted(line, requestLine[0], requestLine[1]));
            }
            headers.put(header[0], header[1]);
        }
        return new TrainingRequest(requestLine[0], requestLine[1], headers, halves.length > 1 ? halves[1] : "");
    }

    private static String filled(String text, Map<String, String> values) {
        return VARIABLE.matcher(text).replaceAll(variable -> {
            var value = values.get(variable.group(1));
            if (value == null) {
                throw new TrainingException("Nothing is known yet for %s.".formatted(variable.group()));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
