package hookbook.models.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An object with known members; others are kept. Generated code uses it.
 *
 * @param <T> the model
 */
public final class ObjectType<T extends ObjectModel> extends Type<T> {
    private final Function<Members, T> constructor;
    private final Consumer<MemberTable> describe;
    private volatile MemberTable table;

    /** The members are described at first use, because objects can contain each other. */
    public ObjectType(Function<Members, T> constructor, Consumer<MemberTable> describe) {
        super("an object");
        this.constructor = constructor;
        this.describe = describe;
    }

    @Override
    boolean accepts(JsonNode value) {
        return value.isObject();
    }

    @Override
    T convert(JsonNode value, Pointer at) {
        MemberTable known = table();
        List<MemberTable.Member> members = known.members();
        Object[] values = new Object[members.size()];
        Map<String, JsonNode> unknown = new LinkedHashMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> fields = value.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            String name = field.getKey();
            int index = known.indexOf(name);
            if (index < 0) unknown.put(name, field.getValue());
            else values[index] = orNullNode(members.get(index).type().read(field.getValue(), at.at(name)));
        }
        for (int index = 0; index < values.length; index++) {
            MemberTable.Member member = members.get(index);
            if (member.isRequired() && values[index] == null) {
                throw InvalidBody.at(at.at(member.name()), member.type().expected(), "nothing");
            }
        }
        return constructor.apply(new Members(known, values, Collections.unmodifiableMap(unknown)));
    }

    private static Object orNullNode(Object value) {
        return value == null ? NullNode.getInstance() : value;
    }

    private MemberTable table() {
        MemberTable known = table;
        if (known == null) {
            known = new MemberTable();
            describe.accept(known);
            table = known;
        }
        return known;
    }
}
