package hookbook.models.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The values of an object's members: Java's null if absent, a null node if null. Generated code passes it on. */
public final class Members {
    private final MemberTable table;
    private final Object[] values;
    private final Map<String, JsonNode> unknown;

    Members(MemberTable table, Object[] values, Map<String, JsonNode> unknown) {
        this.table = table;
        this.values = values;
        this.unknown = unknown;
    }

    MemberTable table() {
        return table;
    }

    Object[] values() {
        return values;
    }

    Map<String, JsonNode> unknown() {
        return unknown;
    }
}
