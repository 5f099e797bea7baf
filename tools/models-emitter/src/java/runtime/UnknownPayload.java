package hookbook.models.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/** The payload of an event with an event type that the models do not know. */
public abstract class UnknownPayload extends Model {
    private final String eventType;
    private final JsonNode payload;

    /** Keeps the payload as it is. */
    protected UnknownPayload(String eventType, JsonNode payload) {
        this.eventType = Objects.requireNonNull(eventType);
        this.payload = Objects.requireNonNull(payload);
    }

    /** The event type of the request. */
    public final String eventType() {
        return eventType;
    }

    /** The JSON value in the body of the request. */
    public final JsonNode payload() {
        return payload;
    }

    @Override
    public final JsonNode toJson() {
        return payload;
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + " " + eventType + " " + payload;
    }

    @Override
    public final boolean equals(Object other) {
        return other != null
                && getClass() == other.getClass()
                && eventType.equals(((UnknownPayload) other).eventType)
                && payload.equals(((UnknownPayload) other).payload);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(eventType, payload);
    }
}
