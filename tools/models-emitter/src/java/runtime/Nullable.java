package hookbook.models.runtime;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * A member that is absent, null, or has a value.
 *
 * @param <T> the type of the value
 */
public final class Nullable<T> {
    private static final Nullable<?> ABSENT = new Nullable<>(null);
    private static final Nullable<?> NULL = new Nullable<>(null);

    private final T value;

    private Nullable(T value) {
        this.value = value;
    }

    /** A member that the object does not have. */
    @SuppressWarnings("unchecked")
    public static <T> Nullable<T> absent() {
        return (Nullable<T>) ABSENT;
    }

    /** A member that is null. */
    @SuppressWarnings("unchecked")
    public static <T> Nullable<T> ofNull() {
        return (Nullable<T>) NULL;
    }

    /** A member with a value. */
    public static <T> Nullable<T> of(T value) {
        return new Nullable<>(Objects.requireNonNull(value));
    }

    /** Whether the object does not have the member. */
    public boolean isAbsent() {
        return this == ABSENT;
    }

    /** Whether the member is there, and null. */
    public boolean isNull() {
        return this == NULL;
    }

    /** Whether the member has a value. */
    public boolean hasValue() {
        return value != null;
    }

    /** The value. Throws {@link NoSuchElementException} if there is none. */
    public T get() {
        return toOptional().orElseThrow();
    }

    /** The value, or empty if the member is absent or null. */
    public Optional<T> toOptional() {
        return Optional.ofNullable(value);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (value != null && other instanceof Nullable<?> that && value.equals(that.value));
    }

    @Override
    public int hashCode() {
        return isAbsent() ? 1 : Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return isAbsent() ? "absent" : String.valueOf(value);
    }
}
