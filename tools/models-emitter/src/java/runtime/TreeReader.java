package hookbook.models.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;

/** Reads JSON as nodes with exact numbers. Jackson reads 1e400 as infinity, whatever its settings are. */
final class TreeReader extends JsonDeserializer<JsonNode> {
    @Override
    public JsonNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return read(parser, context, 0);
    }

    @Override
    public JsonNode getNullValue(DeserializationContext context) {
        return NullNode.getInstance();
    }

    private static JsonNode read(JsonParser parser, DeserializationContext context, int depth) throws IOException {
        if (depth > Json.MAX_DEPTH) throw Json.tooDeep();
        return switch (parser.currentToken()) {
            case START_OBJECT -> readMembers(parser, parser.nextFieldName(), context, depth);
            // Jackson enters an object before it asks for the value that a creator needs.
            case FIELD_NAME -> readMembers(parser, parser.currentName(), context, depth);
            case END_OBJECT -> readMembers(parser, null, context, depth);
            case START_ARRAY -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) array.add(read(parser, context, depth + 1));
                yield array;
            }
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            case VALUE_NUMBER_INT -> parser.getNumberType() == NumberType.BIG_INTEGER
                    ? BigIntegerNode.valueOf(parser.getBigIntegerValue())
                    : LongNode.valueOf(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> parser.isNaN()
                    ? DoubleNode.valueOf(parser.getDoubleValue())
                    : DecimalNode.valueOf(parser.getDecimalValue());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.getInstance();
            default -> (JsonNode) context.handleUnexpectedToken(JsonNode.class, parser);
        };
    }

    private static JsonNode readMembers(JsonParser parser, String first, DeserializationContext context, int depth)
            throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name = first; name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.set(name, read(parser, context, depth + 1));
        }
        return object;
    }
}
