package wire

import (
	"encoding/json"
	"reflect"
	"sort"
	"strconv"
)

// maxDepth is that of [encoding/json]. The pointers of a program can form a circle.
const maxDepth = 10000

type encoder struct {
	out   []byte
	depth int
}

func (e *encoder) value(v reflect.Value) error {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return e.write("null")
		}
		return e.value(v.Elem())
	}
	if e.depth++; e.depth > maxDepth {
		return &Error{Expected: "at most 10000 values inside each other", Got: "more"}
	}
	err := e.plain(v)
	e.depth--
	return err
}

func (e *encoder) plain(v reflect.Value) error {
	switch describe(v.Type()) {
	case aValue:
		return e.raw(v.Bytes())
	case aString:
		e.out = appendString(e.out, v.String())
	case aNumber:
		return e.number(v.String())
	case aBoolean:
		e.out = strconv.AppendBool(e.out, v.Bool())
	case anInteger:
		e.out = strconv.AppendInt(e.out, v.Int(), 10)
	case anArray:
		return e.slice(v)
	case anObject:
		return e.object(v)
	default:
		text, err := json.Marshal(v.Interface())
		e.out = append(e.out, text...)
		return err
	}
	return nil
}

func (e *encoder) write(text string) error {
	e.out = append(e.out, text...)
	return nil
}

func (e *encoder) raw(raw []byte) error {
	if raw == nil {
		return e.write("null")
	}
	if !json.Valid(raw) {
		return &Error{Expected: "JSON", Got: "other text"}
	}
	e.out = append(e.out, raw...)
	return nil
}

func (e *encoder) number(text string) error {
	if text == "" {
		return e.write("0")
	}
	isNumber := text[0] == '-' || '0' <= text[0] && text[0] <= '9'
	if !isNumber || !json.Valid([]byte(text)) {
		return &Error{Expected: aNumber, Got: "other text"}
	}
	return e.write(text)
}

func (e *encoder) slice(v reflect.Value) error {
	e.out = append(e.out, '[')
	for i := 0; i < v.Len(); i++ {
		if i > 0 {
			e.out = append(e.out, ',')
		}
		if err := e.value(v.Index(i)); err != nil {
			return inside(strconv.Itoa(i), err)
		}
	}
	return e.write("]")
}

func (e *encoder) object(v reflect.Value) error {
	e.out = append(e.out, '{')
	start := len(e.out)
	var err error
	if v.Kind() == reflect.Map {
		err = e.entries(v, start, nil)
	} else {
		err = e.model(v, planOf(v.Type()), start)
	}
	if err != nil {
		return err
	}
	return e.write("}")
}

func (e *encoder) model(v reflect.Value, p *plan, start int) error {
	for i := range p.fields {
		f := &p.fields[i]
		member := v.Field(f.index)
		if f.isWrapped {
			if member.Field(optionalValue).IsNil() && !member.Field(optionalIsNull).Bool() {
				continue
			}
			member = member.Field(optionalValue)
		} else if f.isOptional && member.IsNil() {
			continue
		}
		e.key(f.key, start)
		if f.isNullable && member.IsNil() {
			e.out = append(e.out, "null"...)
		} else if err := e.value(member); err != nil {
			return inside(f.name, err)
		}
	}
	return e.entries(v.Field(p.extra), start, p.byName)
}

// entries writes the members of a map in the order of their names, without those that are written already.
func (e *encoder) entries(v reflect.Value, start int, written map[string]int) error {
	keys := v.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	for _, key := range keys {
		name := key.String()
		if _, isWritten := written[name]; isWritten {
			continue
		}
		e.key(append(appendString(nil, name), ':'), start)
		if err := e.value(v.MapIndex(key)); err != nil {
			return inside(name, err)
		}
	}
	return nil
}

func (e *encoder) key(key []byte, start int) {
	if len(e.out) > start {
		e.out = append(e.out, ',')
	}
	e.out = append(e.out, key...)
}

// appendString appends a string as JSON.
func appendString(out []byte, text string) []byte {
	for i := 0; i < len(text); i++ {
		if text[i] < ' ' || text[i] > '~' || text[i] == '"' || text[i] == '\\' {
			quoted, _ := json.Marshal(text) // A string has no error.
			return append(out, quoted...)
		}
	}
	return append(append(append(out, '"'), text...), '"')
}
