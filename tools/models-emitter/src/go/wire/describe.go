package wire

import "reflect"

// The types of JSON, as errors call them.
const (
	aString   = "a string"
	aNumber   = "a number"
	anInteger = "an integer"
	aBoolean  = "a boolean"
	anArray   = "an array"
	anObject  = "an object"
	aNull     = "null"
	aValue    = "a value"
	// other is a Go type that no model contains.
	other = "another value"
)

// describe returns the type of JSON that a Go type is encoded as, if it is not nil.
func describe(t reflect.Type) string {
	switch t {
	case rawType:
		return aValue
	case numberType:
		return aNumber
	}
	switch t.Kind() {
	case reflect.Pointer:
		return describe(t.Elem())
	case reflect.String:
		return aString
	case reflect.Bool:
		return aBoolean
	case reflect.Int64:
		return anInteger
	case reflect.Slice:
		return anArray
	case reflect.Map:
		if t.Key().Kind() == reflect.String {
			return anObject
		}
	case reflect.Struct:
		if planOf(t) != nil {
			return anObject
		}
	}
	return other
}

// describeNext returns the type of the next value.
func (d *decoder) describeNext() string {
	switch d.peek() {
	case '"':
		return aString
	case '{':
		return anObject
	case '[':
		return anArray
	case 't', 'f':
		return aBoolean
	case 'n':
		return aNull
	default:
		return aNumber
	}
}
