package hookbook.models.runtime;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads JSON values as Java values of one type, and accepts nothing else. Generated code uses it.
 *
 * @param <T> the Java type
 */
public abstract class Type<T> {
    private final String expected;

    /** @param expected such as "a string" */
    Type(String expected) {
        this.expected = expected;
    }

    /** Reads a value. Throws {@link InvalidBody} if it does not match. */
    public final T read(JsonNode value) {
        return read(value, Pointer.ROOT);
    }

    final T read(JsonNode value, Pointer at) {
        if (!accepts(value)) throw InvalidBody.at(at, expected, received(value));
        return convert(value, at);
    }

    final String expected() {
        return expected;
    }

    /** Whether a value can have this type, without looking inside it. */
    abstract boolean accepts(JsonNode value);

    /** Converts a value that is accepted. */
    abstract T convert(JsonNode value, Pointer at);

    String received(JsonNode value) {
        return InvalidBody.kindOf(value);
    }
}
