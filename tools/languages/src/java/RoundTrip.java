import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hookbook.models.runtime.Json;
import hookbook.models.runtime.Model;
import hookbook.models.runtime.Nullable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads cases from standard input, as a JSON array, reads each body as the model of its event and writes it again, in every
 * way that the models allow. Prints what went wrong, as JSON. The argument maps providers to packages.
 */
public final class RoundTrip {
    private RoundTrip() {}

    public static void main(String[] arguments) throws Exception {
        JsonNode packages = Json.parse(arguments[0]);
        ArrayNode failures = JsonNodeFactory.instance.arrayNode();
        for (JsonNode test : Json.parse(System.in.readAllBytes())) {
            String provider = test.get("provider").textValue();
            String problem;
            try {
                problem = check(packages.get(provider).textValue(), test);
            } catch (InvocationTargetException error) {
                problem = String.valueOf(error.getCause());
            }
            if (problem != null) failures.add(provider + " " + test.get("model") + ": " + problem + "\n" + test.get("body"));
        }
        System.out.println(failures);
    }

    private static String check(String segment, JsonNode test) throws Exception {
        Class<?> events = Class.forName("hookbook.models." + segment + ".Events");
        Map<String, String> headers = new HashMap<>();
        test.get("headers").fields().forEachRemaining(header -> headers.put(header.getKey(), header.getValue().textValue()));
        String body = test.get("body").textValue();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Model event = (Model) events.getMethod("parse", String.class, Map.class).invoke(null, body, headers);
        if (!event.getClass().getSimpleName().equals(test.get("model").textValue())) return "is a " + event.getClass();
        JsonNode original = Json.parse(body);
        if (!isSame(original, Json.parse(Json.write(event)))) return "became " + Json.write(event);
        Object again = events.getMethod("parse", byte[].class, Map.class).invoke(null, bytes, headers);
        if (!event.equals(again) || event.hashCode() != again.hashCode()) return "is not equal to itself";
        if (!original.isNull() && !event.equals(Json.mapper().readValue(bytes, event.getClass()))) return "differs with Jackson";
        return problemIn(event, event.getClass());
    }

    /** Calls all accessors, and checks that the values have the types that they declare. */
    private static String problemIn(Object value, Type type) throws Exception {
        if (type instanceof ParameterizedType generic) {
            Type[] inside = generic.getActualTypeArguments();
            if (value instanceof Optional<?> optional) return optional.isPresent() ? problemIn(optional.get(), inside[0]) : null;
            if (value instanceof Nullable<?> nullable) return nullable.hasValue() ? problemIn(nullable.get(), inside[0]) : null;
            Iterable<?> items = value instanceof Map<?, ?> map ? map.values() : (List<?>) value;
            for (Object item : items) {
                String problem = item == null ? null : problemIn(item, inside[inside.length - 1]);
                if (problem != null) return problem;
            }
            return null;
        }
        Class<?> declared = (Class<?>) type;
        if (declared.isPrimitive()) return value == null ? "is null" : null;
        if (!declared.isInstance(value)) return value + " is no " + type;
        if (!(value instanceof Model)) return null;
        for (Method method : declared.getDeclaredMethods()) {
            int modifiers = method.getModifiers();
            if (!Modifier.isPublic(modifiers) || Modifier.isStatic(modifiers) || method.getParameterCount() > 0) continue;
            String problem = problemIn(method.invoke(value), method.getGenericReturnType());
            if (problem != null) return method + ": " + problem;
        }
        return null;
    }

    private static boolean isSame(JsonNode value, JsonNode other) {
        if (value.isNumber() && other.isNumber()) return value.decimalValue().compareTo(other.decimalValue()) == 0;
        if (value.getNodeType() != other.getNodeType() || value.size() != other.size()) return false;
        if (value.isArray()) {
            Iterator<JsonNode> others = other.iterator();
            for (JsonNode item : value) if (!isSame(item, others.next())) return false;
            return true;
        }
        if (!value.isObject()) return value.equals(other);
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!other.has(name) || !isSame(value.get(name), other.get(name))) return false;
        }
        return true;
    }
}
