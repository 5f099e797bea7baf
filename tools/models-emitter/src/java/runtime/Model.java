package hookbook.models.runtime;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value that was read from JSON. It cannot be changed, except that JSON nodes inside it are not copied: copy them before
 * you change them.
 */
@JsonAutoDetect(
        creatorVisibility = Visibility.NONE,
        fieldVisibility = Visibility.NONE,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        setterVisibility = Visibility.NONE)
public abstract class Model {
    Model() {}

    /** The JSON value that the model was read from: with the members that it does not know, without absent ones. */
    @JsonValue
    public abstract JsonNode toJson();

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + toJson();
    }
}
