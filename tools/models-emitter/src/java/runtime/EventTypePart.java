package hookbook.models.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;

/** Where a part of the event type is: in a header, or in a member of the payload. Generated code uses it. */
public final class EventTypePart {
    private final String header;
    private final List<String> path;
    private final boolean isOptional;

    private EventTypePart(String header, List<String> path, boolean isOptional) {
        this.header = header;
        this.path = path;
        this.isOptional = isOptional;
    }

    /** The value of a header. */
    public static EventTypePart header(boolean isOptional, String name) {
        return new EventTypePart(name, List.of(), isOptional);
    }

    /** The member at a path. */
    public static EventTypePart member(boolean isOptional, String... path) {
        return new EventTypePart(null, List.of(path), isOptional);
    }

    boolean isOptional() {
        return isOptional;
    }

    /** The text of the part, or null. */
    String textIn(JsonNode payload, Map<String, ?> headers) {
        return header == null ? memberOf(payload) : headerOf(headers);
    }

    /** Such as "the header x-event" or "/type". */
    String place() {
        if (header != null) return "the header " + header;
        Pointer pointer = Pointer.ROOT;
        for (String name : path) pointer = pointer.at(name);
        return path.isEmpty() ? "the payload" : pointer.toString();
    }

    private String memberOf(JsonNode payload) {
        JsonNode value = payload;
        for (String name : path) value = value.isArray() ? itemOf(value, name) : value.path(name);
        return value.textValue();
    }

    private static JsonNode itemOf(JsonNode list, String index) {
        return index.matches("[0-9]{1,9}") ? list.path(Integer.parseInt(index)) : MissingNode.getInstance();
    }

    /** Servers pass a header as its value or as a list of values. */
    private String headerOf(Map<String, ?> headers) {
        for (Map.Entry<String, ?> entry : headers.entrySet()) {
            if (!header.equalsIgnoreCase(entry.getKey())) continue;
            Object value = entry.getValue();
            Object first = value instanceof List<?> list && !list.isEmpty() ? list.get(0) : value;
            return first instanceof String text ? text : null;
        }
        return null;
    }
}
