// Package wire is what the packages of the providers have in common: it decodes and encodes their models so that a
// body that is decoded and encoded again has the same value. Names match exactly, a member that is absent stays
// absent, members that the contract does not describe are kept, and numbers keep all their digits.
//
// The models implement [json.Unmarshaler] and [json.Marshaler], so [encoding/json] does the same with them. They
// differ from other structs in these points:
//
//   - An optional member that is present is encoded, even if it is empty: only nil is absent.
//   - A required slice or map that is nil is encoded as [] or {}, unless it may be null.
//   - A required member that is absent, and a value of another type, are errors of type [*Error].
//   - Any string is a value of an enum, because vendors add values.
package wire

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// Unmarshal decodes JSON into a pointer to a model, or to a slice, map or pointer of models.
func Unmarshal(data []byte, target any) error {
	if err := checkJSON(data); err != nil {
		return err
	}
	return decode(data, target)
}

// Marshal encodes a model, or a slice, map or pointer of models.
func Marshal(source any) ([]byte, error) {
	if source == nil {
		return []byte("null"), nil
	}
	e := encoder{}
	if err := e.value(reflect.ValueOf(source)); err != nil {
		return nil, err
	}
	return e.out, nil
}

// As decodes a value whose type the contract leaves open, such as one of several models.
func As[T any](raw json.RawMessage) (T, error) {
	var value T
	err := Unmarshal(raw, &value)
	return value, err
}

// Ptr returns a pointer to a value, for the optional members of a model.
func Ptr[T any](value T) *T {
	return &value
}

// Error is a value that does not match its model.
type Error struct {
	// Expected and Got describe the type of the value, such as "a string".
	Expected, Got string

	// The innermost name comes first.
	path []string
}

// Pointer returns the JSON pointer of the value, such as "/data/user/id". It is empty for the body itself.
func (e *Error) Pointer() string {
	var text strings.Builder
	for i := len(e.path) - 1; i >= 0; i-- {
		text.WriteByte('/')
		text.WriteString(pointerEscapes.Replace(e.path[i]))
	}
	return text.String()
}

func (e *Error) Error() string {
	message := fmt.Sprintf("expected %s, got %s", e.Expected, e.Got)
	if pointer := e.Pointer(); pointer != "" {
		return pointer + ": " + message
	}
	return message
}

var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

// inside adds the name of the member, or the index of the item, that an error is inside of.
func inside(name string, err error) error {
	if e, ok := err.(*Error); ok {
		e.path = append(e.path, name)
	}
	return err
}

func checkJSON(data []byte) error {
	if json.Valid(data) {
		return nil
	}
	var raw json.RawMessage
	return fmt.Errorf("not valid JSON: %w", json.Unmarshal(data, &raw))
}
