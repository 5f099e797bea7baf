package hookbook.models.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Reads and writes JSON without rounding numbers or converting values. */
public final class Json {
    /** Reading and writing is recursive, so that deeper values would need more than a thread's stack. */
    static final int MAX_DEPTH = 1000;

    private static final ObjectMapper MAPPER = newMapper();
    private static final ObjectReader TREES = MAPPER.readerFor(JsonNode.class);

    private Json() {}

    /** The mapper that reads and writes models exactly. Others can too, but most round numbers that have a fraction. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Reads JSON text. Throws {@link InvalidBody} if it is not JSON. */
    public static JsonNode parse(String text) {
        return parse(() -> TREES.readTree(text));
    }

    /** Reads JSON text in UTF-8. Throws {@link InvalidBody} if it is not JSON. */
    public static JsonNode parse(byte[] text) {
        return parse(() -> TREES.readTree(text));
    }

    /** Reads JSON text as a model. Throws {@link InvalidBody} if it is not JSON or does not match the model. */
    public static <T extends Model> T read(String text, Class<T> model) {
        return convert(parse(text), model);
    }

    /** Reads JSON text in UTF-8 as a model. Throws {@link InvalidBody} if it is not JSON or does not match the model. */
    public static <T extends Model> T read(byte[] text, Class<T> model) {
        return convert(parse(text), model);
    }

    /** Reads a JSON value as a model. Throws {@link InvalidBody} if it does not match the model. */
    public static <T extends Model> T convert(JsonNode value, Class<T> model) {
        try {
            return model.cast(model.getMethod("from", JsonNode.class).invoke(null, value));
        } catch (InvocationTargetException error) {
            if (error.getCause() instanceof RuntimeException problem) throw problem;
            throw new IllegalStateException(error);
        } catch (ReflectiveOperationException error) {
            throw new IllegalArgumentException(model + " is not a readable model.", error);
        }
    }

    /** Writes a model, or any other value, as JSON text. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** The JSON value for a value that was read. */
    static JsonNode toJson(Object value) {
        if (value == null) return NullNode.getInstance();
        if (value instanceof JsonNode json) return json;
        if (value instanceof Model model) return model.toJson();
        if (value instanceof String text) return TextNode.valueOf(text);
        if (value instanceof Boolean flag) return BooleanNode.valueOf(flag);
        if (value instanceof Long number) return LongNode.valueOf(number);
        if (value instanceof BigDecimal number) return DecimalNode.valueOf(number);
        if (value instanceof List<?> list) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode(list.size());
            for (Object item : list) items.add(toJson(item));
            return items;
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<?, ?> member : ((Map<?, ?>) value).entrySet()) {
            members.set((String) member.getKey(), toJson(member.getValue()));
        }
        return members;
    }

    static InvalidBody tooDeep() {
        return InvalidBody.because("The body has more than " + MAX_DEPTH + " levels of arrays and objects.");
    }

    private interface TreeSource {
        JsonNode read() throws IOException;
    }

    private static JsonNode parse(TreeSource source) {
        JsonNode tree;
        try {
            tree = source.read();
        } catch (JsonProcessingException error) {
            throw InvalidBody.because("The body is not JSON: " + error.getOriginalMessage(), error);
        } catch (IOException error) {
            throw InvalidBody.because("The body is not JSON: " + error.getMessage(), error);
        }
        if (tree.isMissingNode()) throw InvalidBody.because("The body is not JSON: it is empty.");
        return tree;
    }

    private static ObjectMapper newMapper() {
        return JsonMapper.builder()
                .addModule(new SimpleModule().addDeserializer(JsonNode.class, new TreeReader()))
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                // Messages of errors end up in logs, where bodies do not belong.
                .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }
}
