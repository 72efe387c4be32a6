package dev.quartet.market.upload;

import dev.quartet.market.bar.Bar;
import dev.quartet.market.bar.Column;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Reads bars from a JSON array of objects, token by token: prices never become binary fractions, and lines are known. */
final class JsonBars {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser json;
    private final BarFile file;
    private int element;

    private JsonBars(JsonParser json, BarFile file) {
        this.json = json;
        this.file = file;
    }

    /** @throws BadFileException if any element is bad */
    static List<Bar> read(InputStream body, LocalDate lastDay) {
        var file = new BarFile(lastDay);
        try (var json = JSON.createParser(ObjectReadContext.empty(), body)) {
            new JsonBars(json, file).read();
        }
        return file.bars();
    }

    private void read() {
        try {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                // What is not even JSON is told so rather.
                json.skipChildren();
                throw file.unreadable(Place.line(line()), "the file must be a JSON array of bars");
            }
            for (; json.nextToken() != JsonToken.END_ARRAY; element++) {
                addElement();
            }
            if (json.nextToken() != null) {
                throw file.unreadable(Place.line(line()), "something follows the JSON array");
            }
        } catch (StreamReadException | StreamConstraintsException e) {
            var where = e.getLocation() == null ? json.currentLocation() : e.getLocation();
            throw file.unreadable(Place.line(Math.max(1, where.getLineNr())),
                    "is not JSON at column " + where.getColumnNr());
        }
    }

    private void addElement() {
        var place = new Place(line(), element);
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            file.addBad(place, "is not an object");
            return;
        }
        Map<Column, String> texts = new EnumMap<>(Column.class);
        List<String> faults = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            readField(texts, faults);
        }
        if (faults.isEmpty()) {
            file.add(place, texts);
        } else {
            file.addBad(place, String.join("; ", faults));
        }
    }

    private void readField(Map<Column, String> texts, List<String> faults) {
        var name = json.currentName();
        json.nextToken();
        Column.titled(name).ifPresentOrElse(column -> readValue(column, texts, faults),
                () -> faults.add("'%s' is unknown; known are %s".formatted(BarRow.shortened(name),
                        String.join(", ", Column.titles()))));
        json.skipChildren();
    }

    private void readValue(Column column, Map<Column, String> texts, List<String> faults) {
        var form = column == Column.DATE ? "string" : "number";
        if (!form.equals(form(json.currentToken()))) {
            faults.add("%s must be a JSON %s".formatted(column.title(), form));
        } else if (texts.put(column, json.getString()) != null) {
            faults.add(column.title() + " is there twice");
        }
    }

    private static String form(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> "string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
            default -> "other";
        };
    }

    private int line() {
        return json.currentTokenLocation().getLineNr();
    }
}
