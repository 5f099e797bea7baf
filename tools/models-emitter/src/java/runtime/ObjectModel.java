package hookbook.models.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object. Members that the contract does not know are kept, and a member that is absent stays absent. */
public abstract class ObjectModel extends Model {
    private final Members members;

    /** @param members the values of its members */
    protected ObjectModel(Members members) {
        this.members = members;
    }

    /** The members that the contract does not know. */
    public final Map<String, JsonNode> unknownMembers() {
        return members.unknown();
    }

    @Override
    public final JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        List<MemberTable.Member> known = members.table().members();
        for (int index = 0; index < known.size(); index++) {
            Object value = members.values()[index];
            if (value != null) json.set(known.get(index).name(), Json.toJson(value));
        }
        return json.setAll(members.unknown());
    }

    /** The value of a member that is always there and never null. */
    @SuppressWarnings("unchecked")
    protected final <V> V value(int index) {
        return (V) members.values()[index];
    }

    /** The value of a member, unless it is absent. */
    protected final <V> Optional<V> optional(int index) {
        return Optional.ofNullable(value(index));
    }

    /** The value of a member, unless it is null. */
    protected final <V> Optional<V> orNull(int index) {
        return this.<V>nullable(index).toOptional();
    }

    /** The value of a member that may be absent, and may be null. */
    protected final <V> Nullable<V> nullable(int index) {
        Object value = members.values()[index];
        if (value == null) return Nullable.absent();
        boolean isNull = value instanceof JsonNode node && node.isNull();
        return isNull ? Nullable.ofNull() : Nullable.of(value(index));
    }

    @Override
    public final boolean equals(Object other) {
        return other != null
                && getClass() == other.getClass()
                && Arrays.equals(members.values(), ((ObjectModel) other).members.values())
                && members.unknown().equals(((ObjectModel) other).members.unknown());
    }

    @Override
    public final int hashCode() {
        return 31 * Arrays.hashCode(members.values()) + members.unknown().hashCode();
    }
}
