package hookbook.models.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * Reads bodies as the events of a provider. Generated code uses it.
 *
 * @param <E> the interface of all events
 */
public final class EventReader<E> {
    private final List<EventTypePart> parts;
    private final BiFunction<String, JsonNode, E> known;
    private final BiFunction<String, JsonNode, E> unknown;

    /** @param known returns null for an event type that it does not know */
    public EventReader(
            List<EventTypePart> parts,
            BiFunction<String, JsonNode, E> known,
            BiFunction<String, JsonNode, E> unknown) {
        this.parts = parts;
        this.known = known;
        this.unknown = unknown;
    }

    /** Reads a payload as the model of its event type. */
    public E parse(JsonNode payload, Map<String, ?> headers) {
        String eventType = eventTypeOf(payload, headers, parts);
        E event = known.apply(eventType, payload);
        if (event == null) event = withoutOptionalParts(payload, headers);
        return event == null ? unknown.apply(eventType, payload) : event;
    }

    /** Reads a payload as the model of an event type. */
    public E parseAs(String eventType, JsonNode payload) {
        E event = known.apply(Objects.requireNonNull(eventType), payload);
        return event == null ? unknown.apply(eventType, payload) : event;
    }

    /** An event without the optional parts may use their members for something else. */
    private E withoutOptionalParts(JsonNode payload, Map<String, ?> headers) {
        List<EventTypePart> required = parts.stream().filter(part -> !part.isOptional()).toList();
        if (required.isEmpty() || required.size() == parts.size()) return null;
        return known.apply(eventTypeOf(payload, headers, required), payload);
    }

    private static String eventTypeOf(JsonNode payload, Map<String, ?> headers, List<EventTypePart> parts) {
        if (parts.isEmpty()) throw InvalidBody.because("Requests do not contain the event type. Pass it to parseAs.");
        StringBuilder eventType = null;
        for (EventTypePart part : parts) {
            String text = part.textIn(payload, headers);
            if (text != null) eventType = eventType == null ? new StringBuilder(text) : eventType.append('.').append(text);
            else if (!part.isOptional()) {
                throw InvalidBody.because("The event type is missing: " + part.place() + " has no text.");
            }
        }
        return eventType == null ? "" : eventType.toString();
    }
}
