package hookbook.models.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The types that every model has. Generated code uses it. */
public final class Types {
    private Types() {}

    /** Any value, also null. */
    public static final Type<JsonNode> ANY = new Plain<>("any value", value -> !value.isMissingNode(), value -> value);

    public static final Type<Boolean> BOOLEAN = new Plain<>("a boolean", JsonNode::isBoolean, JsonNode::booleanValue);

    public static final Type<String> STRING = new Plain<>("a string", JsonNode::isTextual, JsonNode::textValue);

    public static final Type<BigDecimal> NUMBER = new Plain<>("a number", Types::isNumber, JsonNode::decimalValue);

    /** An integer, also if it is written as 1.0 or 1e3. */
    public static final Type<Long> INTEGER =
            new Plain<>("a 64-bit integer", Types::isLong, Types::toLong) {
                @Override
                String received(JsonNode value) {
                    return value.isNumber() ? "another number" : super.received(value);
                }
            };

    /** Exactly this string. */
    public static Type<String> constant(String text) {
        return new Plain<>("the string \"" + text + '"', value -> text.equals(value.textValue()), JsonNode::textValue) {
            @Override
            String received(JsonNode value) {
                return value.isTextual() ? "another string" : super.received(value);
            }
        };
    }

    /** A string that has a class of its own. */
    public static <T> Type<T> text(Function<String, T> constructor) {
        return new Plain<>("a string", JsonNode::isTextual, value -> constructor.apply(value.textValue()));
    }

    /** One of several types. The value stays JSON, because nothing says which one it is. */
    public static Type<JsonNode> union(Type<?>... arms) {
        String expected = Arrays.stream(arms).map(Type::expected).distinct().collect(Collectors.joining(" or "));
        return new Plain<>(
                expected, value -> Arrays.stream(arms).anyMatch(arm -> arm.accepts(value)), value -> value);
    }

    /** A type whose values may be null. */
    public static <T> Type<T> nullable(Type<T> type) {
        return new Type<>(type.expected() + " or null") {
            @Override
            boolean accepts(JsonNode value) {
                return value.isNull() || type.accepts(value);
            }

            @Override
            T convert(JsonNode value, Pointer at) {
                return value.isNull() ? null : type.convert(value, at);
            }

            @Override
            String received(JsonNode value) {
                return type.received(value);
            }
        };
    }

    /** An array. The list cannot be changed. */
    public static <T> Type<List<T>> list(Type<T> items) {
        return new Type<>("an array") {
            @Override
            boolean accepts(JsonNode value) {
                return value.isArray();
            }

            @Override
            List<T> convert(JsonNode value, Pointer at) {
                List<T> list = new ArrayList<>(value.size());
                for (JsonNode item : value) list.add(items.read(item, at.at(list.size())));
                return Collections.unmodifiableList(list);
            }
        };
    }

    /** An object whose members all have one type. The map cannot be changed, and it keeps their order. */
    public static <T> Type<Map<String, T>> map(Type<T> values) {
        return new Type<>("an object") {
            @Override
            boolean accepts(JsonNode value) {
                return value.isObject();
            }

            @Override
            Map<String, T> convert(JsonNode value, Pointer at) {
                Map<String, T> map = new LinkedHashMap<>();
                for (Iterator<Map.Entry<String, JsonNode>> members = value.fields(); members.hasNext(); ) {
                    Map.Entry<String, JsonNode> member = members.next();
                    map.put(member.getKey(), values.read(member.getValue(), at.at(member.getKey())));
                }
                return Collections.unmodifiableMap(map);
            }
        };
    }

    private static boolean isNumber(JsonNode value) {
        return value.isNumber() && !isInfinite(value);
    }

    /** Other mappers read numbers as doubles, some of which have no decimal value. */
    static boolean isInfinite(JsonNode value) {
        return (value.isDouble() || value.isFloat()) && !Double.isFinite(value.doubleValue());
    }

    private static boolean isLong(JsonNode value) {
        return isNumber(value) && toLong(value) != null;
    }

    /** Null if the number is no integer or needs more than 64 bits. */
    private static Long toLong(JsonNode value) {
        if (value.isIntegralNumber()) return value.canConvertToLong() ? value.longValue() : null;
        try {
            return value.decimalValue().longValueExact();
        } catch (ArithmeticException error) {
            return null;
        }
    }

    private static class Plain<T> extends Type<T> {
        private final Predicate<JsonNode> accepts;
        private final Function<JsonNode, T> convert;

        Plain(String expected, Predicate<JsonNode> accepts, Function<JsonNode, T> convert) {
            super(expected);
            this.accepts = accepts;
            this.convert = convert;
        }

        @Override
        boolean accepts(JsonNode value) {
            return accepts.test(value);
        }

        @Override
        T convert(JsonNode value, Pointer at) {
            return convert.apply(value);
        }
    }
}
