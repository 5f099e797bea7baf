package hookbook.models.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;

/** An event whose payload is no object of its own. */
public abstract class ValueModel extends Model {
    private final Object value;

    /** @param value null if the payload is null */
    protected ValueModel(Object value) {
        this.value = value;
    }

    @Override
    public final JsonNode toJson() {
        return Json.toJson(value);
    }

    /** The payload, which is never null. */
    @SuppressWarnings("unchecked")
    protected final <V> V content() {
        return (V) value;
    }

    /** The payload, unless it is null. */
    protected final <V> Optional<V> contentOrNull() {
        return Optional.ofNullable(content());
    }

    @Override
    public final boolean equals(Object other) {
        return other != null && getClass() == other.getClass() && Objects.equals(value, ((ValueModel) other).value);
    }

    @Override
    public final int hashCode() {
        return Objects.hashCode(value);
    }
}
