package hookbook.models.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** A body that is not JSON, that has no event type, or that does not match the model of its event type. */
public final class InvalidBody extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    private InvalidBody(String message, String pointer, Throwable cause) {
        // Names in a body could otherwise forge lines of a log.
        super(message.replaceAll("\\p{Cntrl}", "?"), cause);
        this.pointer = pointer;
    }

    static InvalidBody because(String message) {
        return new InvalidBody(message, null, null);
    }

    static InvalidBody because(String message, Throwable cause) {
        return new InvalidBody(message, null, cause);
    }

    static InvalidBody at(Pointer pointer, String expected, String received) {
        String text = pointer.toString();
        String place = text.isEmpty() ? "The value" : text;
        return new InvalidBody(place + ": expected " + expected + ", received " + received + ".", text, null);
    }

    /** The JSON pointer of the value that does not match its model; empty if the body has another problem. */
    public Optional<String> pointer() {
        return Optional.ofNullable(pointer);
    }

    static String kindOf(JsonNode value) {
        if (Types.isInfinite(value)) return "infinity";
        return switch (value.getNodeType()) {
            case MISSING -> "nothing";
            case NULL -> "null";
            case OBJECT, ARRAY -> "an " + value.getNodeType().name().toLowerCase(Locale.ROOT);
            default -> "a " + value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }
}
