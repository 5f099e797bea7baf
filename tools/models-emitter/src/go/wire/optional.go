package wire

import "encoding/json"

// Optional is an optional member that may also be null. Its zero value is absent.
type Optional[T any] struct {
	// Value is nil if the member is absent or null.
	Value *T

	// IsNull tells null from absent if Value is nil.
	IsNull bool
}

// Some returns a member with a value.
func Some[T any](value T) Optional[T] {
	return Optional[T]{Value: &value}
}

// Null returns a member that is null.
func Null[T any]() Optional[T] {
	return Optional[T]{IsNull: true}
}

// IsAbsent reports whether the member has no value and is not null.
func (o Optional[T]) IsAbsent() bool {
	return o.Value == nil && !o.IsNull
}

// Get returns the value, or the zero value and false if there is none.
func (o Optional[T]) Get() (value T, ok bool) {
	if o.Value == nil {
		return value, false
	}
	return *o.Value, true
}

// MarshalJSON encodes the value. Outside a model, an absent member is null.
func (o Optional[T]) MarshalJSON() ([]byte, error) {
	if o.Value == nil {
		return []byte("null"), nil
	}
	return Marshal(*o.Value)
}

// UnmarshalJSON decodes a value or null.
func (o *Optional[T]) UnmarshalJSON(data []byte) error {
	var value *T
	err := Unmarshal(data, &value)
	*o = Optional[T]{Value: value, IsNull: value == nil && err == nil}
	return err
}

func (Optional[T]) isOptional() {}

// The fields of an Optional, by their order.
const (
	optionalValue = iota
	optionalIsNull
)

var (
	_ json.Marshaler            = Optional[string]{}
	_ json.Unmarshaler          = (*Optional[string])(nil)
	_ interface{ isOptional() } = Optional[string]{}
)
