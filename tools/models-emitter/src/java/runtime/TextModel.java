package hookbook.models.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Objects;

/** A string with known values. Others are kept, because a newer version of the contract may know them. */
public abstract class TextModel extends Model {
    private final String text;

    /** @param text the string */
    protected TextModel(String text) {
        this.text = Objects.requireNonNull(text);
    }

    /** The string. */
    public final String text() {
        return text;
    }

    /** Whether the contract lists this string. */
    public abstract boolean isKnown();

    @Override
    public final JsonNode toJson() {
        return TextNode.valueOf(text);
    }

    /** The string. */
    @Override
    public final String toString() {
        return text;
    }

    @Override
    public final boolean equals(Object other) {
        return other != null && getClass() == other.getClass() && text.equals(((TextModel) other).text);
    }

    @Override
    public final int hashCode() {
        return text.hashCode();
    }
}
